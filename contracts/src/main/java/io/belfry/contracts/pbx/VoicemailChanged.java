package io.belfry.contracts.pbx;

/** The messages of a mailbox changed (MessageWaiting). */
public record VoicemailChanged(String mailbox, boolean waiting, int newMessages, int oldMessages)
        implements PbxEvent {

    @Override
    public String subject() {
        return mailbox;
    }
}
