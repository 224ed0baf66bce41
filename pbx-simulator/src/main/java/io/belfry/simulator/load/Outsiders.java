package io.belfry.simulator.load;

import io.belfry.simulator.wire.CallerId;
import java.util.List;
import java.util.Random;

/** People outside, who call and are called. */
public final class Outsiders {

    private static final List<String> NAMES =
            List.of(
                    "Jean Dupont",
                    "Marie Curie",
                    "",
                    "Societe Kehl",
                    "Paul Cezanne",
                    "Zoë Łukasz-Öz",
                    "Nora Haddad");

    private Outsiders() {}

    /** Somebody who calls, with a number as the trunk gives it; some without a name. */
    public static CallerId caller(Random chance) {
        String number = "0%d%08d".formatted(1 + chance.nextInt(6), chance.nextInt(100_000_000));
        return new CallerId(number, NAMES.get(chance.nextInt(NAMES.size())));
    }

    /** What an agent dials to reach somebody: 0 for a line, and a number. */
    public static String number(Random chance) {
        return "006%08d".formatted(chance.nextInt(100_000_000));
    }
}
