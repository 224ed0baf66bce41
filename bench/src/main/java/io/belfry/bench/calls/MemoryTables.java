package io.belfry.bench.calls;

import io.belfry.contracts.id.PbxId;
import io.belfry.stats.store.Table;
import io.belfry.stats.store.Tables;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Facts as objects in sorted maps: nothing is written as bytes and nothing is read back. */
final class MemoryTables implements Tables {

    @Override
    public <V> Table<V> table(String kind, Class<V> type) {
        TreeMap<String, V> rows = new TreeMap<>();
        return new Table<>() {
            @Override
            public V get(PbxId pbx, String key) {
                return rows.get(key);
            }

            @Override
            public void put(PbxId pbx, String key, V value) {
                rows.put(key, value);
            }

            @Override
            public void delete(PbxId pbx, String key) {
                rows.remove(key);
            }

            @Override
            public List<V> startingWith(PbxId pbx, String prefix) {
                return List.copyOf(rows.subMap(prefix, prefix + '\uffff').values());
            }
        };
    }

    @Override
    public Set<PbxId> pbxs() {
        return Set.of();
    }
}
