package io.belfry.simulator.wire;

/**
 * A number and a name, either may be empty.
 *
 * @param number as dialled or presented
 * @param name as presented
 */
public record CallerId(String number, String name) {
    public static final CallerId NONE = new CallerId("", "");

    public boolean isNone() {
        return equals(NONE);
    }
}
