package io.belfry.reporting.call;

import java.util.Locale;

/** Where a call goes, seen from the PBX (D11). */
public enum Direction {
    INCOMING,
    OUTGOING,
    INTERNAL;

    /** The label in the type {@code call_direction_type}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
