package io.belfry.pbx.command;

import java.util.Optional;

/**
 * Cleans a number that somebody typed (B16–B18), in this order: trim; the exact group {@code (0)}
 * goes (a zero without parentheses stays, Italy dials it); a leading {@code +} becomes {@code 00};
 * everything but {@code 0-9 * #} goes.
 */
public final class DialNumber {

    private DialNumber() {}

    /** The number to dial; empty when nothing is left of it. */
    public static Optional<String> clean(String typed) {
        if (typed == null) {
            return Optional.empty();
        }
        String number = typed.strip().replace("(0)", "");
        if (number.startsWith("+")) {
            number = "00" + number.substring(1);
        }
        String digits = number.replaceAll("[^0-9*#]", "");
        return digits.isEmpty() ? Optional.empty() : Optional.of(digits);
    }
}
