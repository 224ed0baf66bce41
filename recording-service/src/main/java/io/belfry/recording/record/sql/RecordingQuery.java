package io.belfry.recording.record.sql;

import io.belfry.contracts.id.PbxId;
import io.belfry.recording.record.RecordingFilter;
import io.quarkus.panache.common.Parameters;
import java.util.Optional;

/** A filter as HQL. */
final class RecordingQuery {

    private final StringBuilder text =
            new StringBuilder("from RecordingRow r where r.key.pbx = :pbx");
    private final Parameters parameters;

    RecordingQuery(PbxId pbx, RecordingFilter filter) {
        parameters = Parameters.with("pbx", pbx.value());
        limit("r.agent = :agent", "agent", filter.agent());
        limit("r.queue = :queue", "queue", filter.queue());
        limit("r.startedAt >= :from", "from", filter.from());
        limit("r.startedAt < :to", "to", filter.to());
        limit("r.caller = :caller", "caller", filter.caller());
        limit("r.callee = :callee", "callee", filter.callee());
        limit("r.direction = :direction", "direction", filter.direction());
        limitAttachedData(filter.key(), filter.value());
    }

    String text() {
        return text + " order by r.startedAt desc, r.key.id";
    }

    Parameters parameters() {
        return parameters;
    }

    private void limit(String condition, String name, Optional<?> value) {
        if (value.isPresent()) {
            text.append(" and ").append(condition);
            parameters.and(name, value.get());
        }
    }

    private void limitAttachedData(Optional<String> key, Optional<String> value) {
        String data =
                "exists (select 1 from AttachedDataRow d where d.key.pbx = :pbx"
                        + " and d.key.recordingId = r.key.id and d.key.name = :key";
        if (key.isPresent() && value.isPresent()) {
            limit(data + " and d.value = :value)", "key", key);
            parameters.and("value", value.get());
        } else {
            limit(data + ")", "key", key);
        }
    }
}
