package io.belfry.contracts.state;

/**
 * The messages of a mailbox (A115).
 *
 * @param mailbox as Asterisk names it, {@code 1001@default}
 * @param waiting whether the PBX says that something waits to be heard
 */
public record Voicemail(String mailbox, boolean waiting, int newMessages, int oldMessages) {}
