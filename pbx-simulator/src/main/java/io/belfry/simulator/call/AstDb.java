package io.belfry.simulator.call;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Asterisk's own little database: values by family and key. */
public final class AstDb {

    private final Map<String, Map<String, String>> families = new TreeMap<>();

    public void put(String family, String key, String value) {
        families.computeIfAbsent(family, f -> new TreeMap<>()).put(key, value);
    }

    public Optional<String> get(String family, String key) {
        return Optional.ofNullable(families.getOrDefault(family, Map.of()).get(key));
    }

    /** False if there was none. */
    public boolean delete(String family, String key) {
        return families.getOrDefault(family, new TreeMap<>()).remove(key) != null;
    }

    /** A whole family; false if there was none. */
    public boolean deleteTree(String family) {
        return families.remove(family) != null;
    }
}
