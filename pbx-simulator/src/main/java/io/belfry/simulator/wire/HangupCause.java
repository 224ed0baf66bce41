package io.belfry.simulator.wire;

/** Q.850 causes in Asterisk's words. */
final class HangupCause {

    private HangupCause() {}

    static String text(int cause) {
        return switch (cause) {
            case 0 -> "Unknown";
            case 1 -> "Unallocated (unassigned) number";
            case 18 -> "No user responding";
            case 20 -> "Subscriber absent";
            case 21 -> "Call Rejected";
            case 26 -> "Answered elsewhere";
            case 16 -> "Normal Clearing";
            case 17 -> "User busy";
            case 127 -> "Interworking, unspecified";
            case 19 -> "User alerting, no answer";
            default -> "Cause " + cause;
        };
    }
}
