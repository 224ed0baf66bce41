package io.belfry.contracts.state;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Drops what a later version counts and this one does not know. */
final class KnownKeys {

    private KnownKeys() {}

    static <K extends Enum<K>> Map<K, Double> of(Map<K, Double> counters) {
        if (counters == null) {
            return Map.of();
        }
        Map<K, Double> known = new LinkedHashMap<>(counters);
        known.keySet().removeIf(key -> key == null);
        return Collections.unmodifiableMap(new TreeMap<>(known));
    }
}
