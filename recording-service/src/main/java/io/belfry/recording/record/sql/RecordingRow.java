package io.belfry.recording.record.sql;

import io.belfry.contracts.id.PbxId;
import io.belfry.recording.record.Direction;
import io.belfry.recording.record.Recording;
import io.belfry.recording.record.RecordingId;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;

/** A recording without its attached data. */
@Entity
@Table(name = "recording")
public class RecordingRow {

    @EmbeddedId RecordingKey key;

    @Column(name = "started_at")
    Instant startedAt;

    @Column(name = "duration_seconds")
    int durationSeconds;

    @Enumerated(EnumType.STRING)
    Direction direction;

    String caller;

    String callee;

    String agent;

    String queue;

    String status;

    protected RecordingRow() {}

    RecordingRow(PbxId pbx, Recording recording) {
        key = new RecordingKey(pbx.value(), recording.id().value());
        startedAt = recording.start();
        durationSeconds = recording.duration();
        direction = recording.direction();
        caller = recording.caller();
        callee = recording.callee();
        agent = recording.agent();
        queue = recording.queue();
        status = recording.status();
    }

    Recording toRecording(Map<String, String> attachedData) {
        return new Recording(
                new RecordingId(key.id()),
                startedAt,
                durationSeconds,
                direction,
                caller,
                callee,
                agent,
                queue,
                status,
                attachedData);
    }
}
