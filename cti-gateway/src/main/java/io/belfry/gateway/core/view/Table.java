package io.belfry.gateway.core.view;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An immutable map in buckets: a changed copy shares all buckets but one, so that one change among
 * thousands of objects stays cheap.
 */
public final class Table<K extends Comparable<K>, V> {

    private static final int BUCKETS = 64;

    private final List<Map<K, V>> buckets;
    private final int size;

    private Table(List<Map<K, V>> buckets, int size) {
        this.buckets = buckets;
        this.size = size;
    }

    /** A table with nothing in it. */
    public static <K extends Comparable<K>, V> Table<K, V> empty() {
        return new Table<>(Collections.nCopies(BUCKETS, Map.<K, V>of()), 0);
    }

    /** The value of that key. */
    public Optional<V> get(K key) {
        return Optional.ofNullable(buckets.get(bucket(key)).get(key));
    }

    /** This table with that key set. */
    public Table<K, V> with(K key, V value) {
        Objects.requireNonNull(value, "value");
        Map<K, V> changed = new HashMap<>(buckets.get(bucket(key)));
        boolean added = changed.put(key, value) == null;
        return replaced(key, changed, added ? size + 1 : size);
    }

    /** This table without that key. */
    public Table<K, V> without(K key) {
        Map<K, V> changed = new HashMap<>(buckets.get(bucket(key)));
        boolean removed = changed.remove(key) != null;
        return removed ? replaced(key, changed, size - 1) : this;
    }

    /** All values, in the order of their keys. */
    public List<V> values() {
        return buckets.stream()
                .flatMap(bucket -> bucket.entrySet().stream())
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** All values, in no order. */
    public Stream<V> stream() {
        return buckets.stream().flatMap(bucket -> bucket.values().stream());
    }

    /** How many values. */
    public int size() {
        return size;
    }

    @SuppressWarnings("unchecked")
    private Table<K, V> replaced(K key, Map<K, V> changed, int newSize) {
        Map<K, V>[] copy = buckets.toArray(Map[]::new);
        copy[bucket(key)] = changed;
        return new Table<>(Arrays.asList(copy), newSize);
    }

    private static int bucket(Object key) {
        int hash = key.hashCode();
        return (hash ^ (hash >>> 16)) & (BUCKETS - 1);
    }
}
