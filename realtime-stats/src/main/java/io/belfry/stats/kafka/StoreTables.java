package io.belfry.stats.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.belfry.contracts.id.PbxId;
import io.belfry.stats.store.Table;
import io.belfry.stats.store.Tables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Tables in one state store, as JSON under {@code <kind>/<pbx>/<key>}. The store is written only:
 * what it has at the start is read once and then kept as objects, which are never changed but
 * replaced. A task whose transaction fails begins anew, with what the store has then.
 */
final class StoreTables implements Tables {

    private static final String PBX = "pbx/";
    private static final char LAST = '\uffff';

    private final KeyValueStore<String, byte[]> store;
    private final ObjectMapper json;
    private final Set<PbxId> known = new HashSet<>();

    StoreTables(KeyValueStore<String, byte[]> store, ObjectMapper json) {
        this.store = store;
        this.json = json;
        try (KeyValueIterator<String, byte[]> rows = store.range(PBX, PBX + LAST)) {
            rows.forEachRemaining(row -> known.add(new PbxId(row.key.substring(PBX.length()))));
        }
    }

    @Override
    public Set<PbxId> pbxs() {
        return Set.copyOf(known);
    }

    @Override
    public <V> Table<V> table(String kind, Class<V> type) {
        return new StoreTable<>(kind, json.readerFor(type), json.writerFor(type));
    }

    private final class StoreTable<V> implements Table<V> {

        private final String kind;
        private final ObjectWriter writer;
        private final TreeMap<String, V> rows = new TreeMap<>();

        private StoreTable(String kind, ObjectReader reader, ObjectWriter writer) {
            this.kind = kind;
            this.writer = writer;
            String from = kind + "/";
            try (KeyValueIterator<String, byte[]> kept = store.range(from, from + LAST)) {
                kept.forEachRemaining(row -> rows.put(row.key, read(reader, row.value)));
            }
        }

        @Override
        public V get(PbxId pbx, String key) {
            return rows.get(row(pbx, key));
        }

        @Override
        public void put(PbxId pbx, String key, V value) {
            if (known.add(pbx)) {
                store.put(PBX + pbx, new byte[0]);
            }
            String row = row(pbx, key);
            try {
                store.put(row, writer.writeValueAsBytes(value));
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException("cannot keep " + kind, e);
            }
            rows.put(row, value);
        }

        @Override
        public void delete(PbxId pbx, String key) {
            String row = row(pbx, key);
            if (rows.remove(row) != null) {
                store.delete(row);
            }
        }

        @Override
        public List<V> startingWith(PbxId pbx, String prefix) {
            String from = row(pbx, prefix);
            return List.copyOf(rows.subMap(from, from + LAST).values());
        }

        private String row(PbxId pbx, String key) {
            return kind + "/" + pbx + "/" + key;
        }

        private V read(ObjectReader reader, byte[] bytes) {
            try {
                return reader.readValue(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read back " + kind, e);
            }
        }
    }
}
