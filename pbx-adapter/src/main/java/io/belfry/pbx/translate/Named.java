package io.belfry.pbx.translate;

import java.util.HashSet;
import java.util.Set;

/** What a snapshot names while it is read: the rest is over, whatever was missed of its end. */
final class Named<K> {

    private Set<K> names;

    void begin() {
        names = new HashSet<>();
    }

    /** Of no effect while no snapshot is read. */
    void add(K name) {
        if (names != null) {
            names.add(name);
        }
    }

    /** The names since the begin. */
    Set<K> end() {
        Set<K> all = names == null ? Set.of() : names;
        names = null;
        return all;
    }
}
