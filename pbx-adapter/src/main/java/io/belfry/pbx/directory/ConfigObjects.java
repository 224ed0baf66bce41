package io.belfry.pbx.directory;

import io.belfry.contracts.Envelope;
import io.belfry.contracts.RecordKey;
import io.belfry.contracts.Topic;
import io.belfry.contracts.id.PbxId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What must change on a compacted topic so that it says what the directory says.
 *
 * @param put objects that are new or differ
 * @param delete objects that are gone
 */
public record ConfigObjects<T>(Map<RecordKey, T> put, List<RecordKey> delete) {

    /** The difference between what is published and what should be. */
    public static <T> ConfigObjects<T> difference(
            Map<RecordKey, T> published, Map<RecordKey, T> wanted) {
        Map<RecordKey, T> put = new LinkedHashMap<>();
        wanted.forEach(
                (key, value) -> {
                    if (!value.equals(published.get(key))) {
                        put.put(key, value);
                    }
                });
        return new ConfigObjects<>(
                put, published.keySet().stream().filter(k -> !wanted.containsKey(k)).toList());
    }

    /** Objects under the keys that the topic gives them. */
    public static <T> Map<RecordKey, T> keyed(Topic<T> topic, PbxId pbx, List<T> values) {
        Map<RecordKey, T> keyed = new LinkedHashMap<>();
        values.forEach(v -> keyed.put(topic.key(new Envelope<>("", pbx, Instant.EPOCH, v)), v));
        return keyed;
    }
}
