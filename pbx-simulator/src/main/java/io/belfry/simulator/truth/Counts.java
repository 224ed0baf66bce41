package io.belfry.simulator.truth;

import java.util.Map;
import java.util.TreeMap;

/** Named numbers; what was never counted is not there. */
final class Counts {

    private final Map<String, Long> values = new TreeMap<>();

    void add(String name, long value) {
        if (value != 0) {
            values.merge(name, value, Long::sum);
        }
    }

    void one(String name) {
        add(name, 1);
    }

    void set(String name, long value) {
        values.put(name, value);
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    Map<String, Long> values() {
        return new TreeMap<>(values);
    }
}
