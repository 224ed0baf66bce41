package io.belfry.simulator.wire;

/** A device's state with its three spellings: AMI's, the queue member's, the hint's. */
public enum DeviceState {
    NOT_INUSE(1, 0, "Idle"),
    INUSE(2, 1, "InUse"),
    BUSY(3, 2, "Busy"),
    UNAVAILABLE(5, 4, "Unavailable"),
    RINGING(6, 8, "Ringing"),
    RINGINUSE(7, 9, "InUse&Ringing"),
    ONHOLD(8, 16, "Hold");

    private final int memberStatus;
    private final int extensionStatus;
    private final String extensionText;

    DeviceState(int memberStatus, int extensionStatus, String extensionText) {
        this.memberStatus = memberStatus;
        this.extensionStatus = extensionStatus;
        this.extensionText = extensionText;
    }

    /** {@code Status} of QueueMember events. */
    public int memberStatus() {
        return memberStatus;
    }

    /** {@code Status} of ExtensionStatus. */
    public int extensionStatus() {
        return extensionStatus;
    }

    /** {@code StatusText} of ExtensionStatus. */
    public String extensionText() {
        return extensionText;
    }
}
