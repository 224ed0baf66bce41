package io.belfry.pbx.command;

import java.text.Normalizer;
import java.util.Optional;

/**
 * Cleans a number that somebody typed (B16–B18), in this order: digits and signs of other scripts
 * become those of ASCII; trim; the exact group {@code (0)} goes (a zero without parentheses stays,
 * Italy dials it); a leading {@code +} becomes {@code 00}; everything but {@code 0-9 * #} goes.
 */
public final class DialNumber {

    private DialNumber() {}

    /** The number to dial; empty when nothing is left of it. */
    public static Optional<String> clean(String typed) {
        if (typed == null) {
            return Optional.empty();
        }
        String number = ascii(typed).strip().replace("(0)", "");
        if (number.startsWith("+")) {
            number = "00" + number.substring(1);
        }
        String digits = number.replaceAll("[^0-9*#]", "");
        return digits.isEmpty() ? Optional.empty() : Optional.of(digits);
    }

    /** Full-width forms become plain, digits of any script 0 to 9. */
    private static String ascii(String typed) {
        StringBuilder plain = new StringBuilder();
        Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .codePoints()
                .forEach(
                        c -> {
                            int digit = Character.digit(c, 10);
                            if (digit >= 0) {
                                plain.append(digit);
                            } else {
                                plain.appendCodePoint(c);
                            }
                        });
        return plain.toString();
    }
}
