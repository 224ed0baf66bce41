package io.belfry.stats.engine;

import io.belfry.contracts.id.PbxId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What has to be told at the next occasion. Lost with a crash: a start asks for everything. */
final class Dirty<T> {

    private final Map<PbxId, Set<T>> things = new HashMap<>();

    void add(PbxId pbx, T thing) {
        things.computeIfAbsent(pbx, p -> new LinkedHashSet<>()).add(thing);
    }

    void addAll(PbxId pbx, Collection<T> some) {
        some.forEach(thing -> add(pbx, thing));
    }

    Set<T> take(PbxId pbx) {
        Set<T> taken = things.remove(pbx);
        return taken == null ? Set.of() : taken;
    }
}
