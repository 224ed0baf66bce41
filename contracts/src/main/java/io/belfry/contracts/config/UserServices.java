package io.belfry.contracts.config;

/**
 * What a user has switched on for incoming calls, as the PBX stores it (FEATURES A111).
 *
 * @param doNotDisturb whether nobody may ring
 * @param unconditional where every call goes
 * @param noAnswer where a call goes that is not answered
 * @param busy where a call goes when the phone is busy
 */
public record UserServices(
        boolean doNotDisturb, Forward unconditional, Forward noAnswer, Forward busy) {

    /** A forward; its destination is remembered while it is off, and may be empty. */
    public record Forward(boolean enabled, String destination) {
        public Forward {
            destination = destination == null ? "" : destination;
        }
    }
}
