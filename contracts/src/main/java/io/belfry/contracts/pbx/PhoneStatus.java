package io.belfry.contracts.pbx;

import java.util.Arrays;

/**
 * Status of a phone as clients know it: the name goes into {@code PhoneStatusUpdate}, the code into
 * {@code DirectoryResult} (A112). The codes are those of Asterisk's extension states.
 */
public enum PhoneStatus {
    AVAILABLE(0),
    CALLING(1),
    BUSY(2),
    INDISPONIBLE(4),
    RINGING(8),
    BUSY_AND_RINGING(9),
    ONHOLD(16),
    DEACTIVATED(-1),
    UNEXISTING(-2),
    ERROR(-99);

    private final int code;

    PhoneStatus(int code) {
        this.code = code;
    }

    /** The number on the wire. */
    public int code() {
        return code;
    }

    /** The status with that code; {@link #ERROR} for any other code. */
    public static PhoneStatus ofCode(int code) {
        return Arrays.stream(values()).filter(s -> s.code == code).findFirst().orElse(ERROR);
    }
}
