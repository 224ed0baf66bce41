package io.belfry.contracts.command;

import io.belfry.contracts.id.UniqueId;

/**
 * Which call is meant: that of a phone. {@code call} names one of the phone's channels, or any
 * channel of a call it takes part in; null = the phone's current call: the one that talks, else the
 * one that rings or dials, else the one on hold. {@code phoneNumber} is the number of a line; null
 * = whatever channel has the id.
 */
public record CallRef(String phoneNumber, UniqueId call) {

    public CallRef {
        if (phoneNumber == null && call == null) {
            throw new IllegalArgumentException("neither a phone nor a call");
        }
    }

    /** The current call of the phone with that number. */
    public static CallRef currentOf(String phoneNumber) {
        return new CallRef(phoneNumber, null);
    }
}
