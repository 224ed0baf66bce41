package io.belfry.pbx.directory;

import io.belfry.contracts.Envelope;
import io.belfry.contracts.RecordKey;
import io.belfry.contracts.Topic;
import io.belfry.contracts.id.PbxId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Objects of a compacted topic, and what must change so that it says what the directory says. */
public final class ConfigObjects {

    private ConfigObjects() {}

    /**
     * One object that is new, differs or is gone.
     *
     * @param before null when it is new
     * @param after null when it is gone
     */
    public record Difference<T>(RecordKey key, T before, T after) {}

    /** The differences between what is published and what should be. */
    public static <T> List<Difference<T>> differences(
            Map<RecordKey, T> published, Map<RecordKey, T> wanted) {
        List<Difference<T>> differences = new ArrayList<>();
        wanted.forEach(
                (key, value) -> {
                    T before = published.get(key);
                    if (!value.equals(before)) {
                        differences.add(new Difference<>(key, before, value));
                    }
                });
        published.forEach(
                (key, value) -> {
                    if (!wanted.containsKey(key)) {
                        differences.add(new Difference<>(key, value, null));
                    }
                });
        return differences;
    }

    /** Objects under the keys that the topic gives them. */
    public static <T> Map<RecordKey, T> keyed(Topic<T> topic, PbxId pbx, List<T> values) {
        Map<RecordKey, T> keyed = new LinkedHashMap<>();
        values.forEach(v -> keyed.put(topic.key(new Envelope<>("", pbx, Instant.EPOCH, v)), v));
        return keyed;
    }
}
