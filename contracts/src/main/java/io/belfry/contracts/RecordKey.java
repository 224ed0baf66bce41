package io.belfry.contracts;

import io.belfry.contracts.id.PbxId;
import java.util.Objects;

/**
 * Key of a record: {@code <pbx>/<object>}. The partition is chosen by the PBX alone ({@link
 * PbxPartitioner}), so that all of a PBX is one ordered stream; the object matters for compaction.
 */
public record RecordKey(PbxId pbx, String object) {

    public RecordKey {
        Objects.requireNonNull(pbx, "pbx");
        Objects.requireNonNull(object, "object");
    }

    /**
     * Reads a key.
     *
     * @throws IllegalArgumentException when it is not of the form {@code <pbx>/<object>}
     */
    public static RecordKey parse(String key) {
        int slash = key == null ? -1 : key.indexOf('/');
        if (slash <= 0) {
            throw new IllegalArgumentException("not a record key (<pbx>/<object>): " + key);
        }
        return new RecordKey(new PbxId(key.substring(0, slash)), key.substring(slash + 1));
    }

    @Override
    public String toString() {
        return pbx + "/" + object;
    }
}
