package io.belfry.gateway.core.protocol;

import java.util.Optional;

/** Cleans a number that a person wrote before the PBX is asked to dial it (B16–B19). */
public final class DialNumber {

    private DialNumber() {}

    /**
     * The number to dial: the exact group {@code (0)} is dropped, a leading {@code +} becomes
     * {@code 00}, whatever is not {@code 0-9 * #} is dropped; empty when nothing is left (B18).
     */
    public static Optional<String> clean(String written) {
        String number = written.strip().replace("(0)", "");
        if (number.startsWith("+")) {
            number = "00" + number.substring(1);
        }
        number = number.replaceAll("[^0-9*#]", "");
        return number.isEmpty() ? Optional.empty() : Optional.of(number);
    }
}
