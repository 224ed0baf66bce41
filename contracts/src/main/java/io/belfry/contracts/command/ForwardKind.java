package io.belfry.contracts.command;

/** When a phone's calls go elsewhere (A70–A72). */
public enum ForwardKind {
    UNCONDITIONAL,
    NO_ANSWER,
    BUSY
}
