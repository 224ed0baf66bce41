package io.belfry.contracts.command;

/** What who listens to a call may say in it. */
public enum ListenMode {
    /** Nothing. */
    LISTEN,
    /** To the agent only. */
    WHISPER,
    /** To both. */
    BARGE
}
