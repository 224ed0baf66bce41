package io.belfry.stats.phone;

import io.belfry.contracts.pbx.DeviceState;
import io.belfry.contracts.pbx.PhoneStatus;

/** The status of a line, from what its hint says, else from what its device says (A112). */
public final class LineStatus {

    private LineStatus() {}

    /** What a hint said last, and in which resync it was named. */
    public record Hint(
            String exten, String context, String devices, PhoneStatus status, int seen) {}

    /** What a device said last, and in which resync it was named. */
    public record DeviceFact(DeviceState state, int seen) {}

    /**
     * The status of a line.
     *
     * @param hint null when the extension of the line has none
     * @param device null when the device said nothing
     * @return null when nothing is known
     */
    public static PhoneStatus of(Hint hint, DeviceFact device) {
        if (hint != null) {
            return hint.status();
        }
        return device == null ? null : ofDevice(device.state());
    }

    /** The status a hint with only that device would show, as Asterisk computes it. */
    static PhoneStatus ofDevice(DeviceState state) {
        return switch (state) {
            case UNKNOWN, NOT_INUSE -> PhoneStatus.AVAILABLE;
            case INUSE -> PhoneStatus.CALLING;
            case BUSY -> PhoneStatus.BUSY;
            case INVALID, UNAVAILABLE -> PhoneStatus.INDISPONIBLE;
            case RINGING -> PhoneStatus.RINGING;
            case RINGINUSE -> PhoneStatus.BUSY_AND_RINGING;
            case ONHOLD -> PhoneStatus.ONHOLD;
        };
    }
}
