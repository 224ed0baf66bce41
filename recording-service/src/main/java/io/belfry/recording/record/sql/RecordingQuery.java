package io.belfry.recording.record.sql;

import io.belfry.contracts.id.PbxId;
import io.belfry.recording.record.RecordingFilter;
import io.quarkus.panache.common.Parameters;
import java.util.Optional;

/** A filter as HQL. */
final class RecordingQuery {

    private final StringBuilder where = new StringBuilder("key.pbx = :pbx");
    private final Parameters parameters;

    RecordingQuery(PbxId pbx, RecordingFilter filter) {
        parameters = Parameters.with("pbx", pbx.value());
        limit("agent = :agent", "agent", filter.agent());
        limit("queue = :queue", "queue", filter.queue());
        limit("startedAt >= :from", "from", filter.from());
        limit("startedAt < :to", "to", filter.to());
        limit("caller = :caller", "caller", filter.caller());
        limit("callee = :callee", "callee", filter.callee());
        limit("direction = :direction", "direction", filter.direction());
        limitAttachedData(filter.key(), filter.value());
    }

    String text() {
        return where + " order by startedAt desc, key.id";
    }

    Parameters parameters() {
        return parameters;
    }

    private void limit(String condition, String name, Optional<?> value) {
        if (value.isPresent()) {
            where.append(" and ").append(condition);
            parameters.and(name, value.get());
        }
    }

    private void limitAttachedData(Optional<String> key, Optional<String> value) {
        String data =
                "exists (select 1 from AttachedDataRow d where d.key.pbx = :pbx"
                        + " and d.key.recordingId = key.id and d.key.name = :key";
        if (key.isPresent() && value.isPresent()) {
            limit(data + " and d.value = :value)", "key", key);
            parameters.and("value", value.get());
        } else {
            limit(data + ")", "key", key);
        }
    }
}
