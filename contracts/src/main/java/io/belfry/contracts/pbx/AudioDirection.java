package io.belfry.contracts.pbx;

/** Direction of the audio, seen from the channel. */
public enum AudioDirection {
    READ,
    WRITE,
    BOTH
}
