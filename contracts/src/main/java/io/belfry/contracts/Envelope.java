package io.belfry.contracts;

import io.belfry.contracts.id.PbxId;
import java.time.Instant;
import java.util.Objects;

/**
 * What travels in a record: the data and the CloudEvents attributes that say where it is from.
 *
 * @param id {@code ce_id}; the same id is the same fact, however often it is delivered
 * @param pbx {@code ce_source}
 * @param time {@code ce_time}: when it happened on the PBX, never when it was handled
 * @param data one of the types of the topic
 */
public record Envelope<T>(String id, PbxId pbx, Instant time, T data) {

    public Envelope {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(pbx, "pbx");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(data, "data");
    }
}
