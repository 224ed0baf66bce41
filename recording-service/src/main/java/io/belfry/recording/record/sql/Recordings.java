package io.belfry.recording.record.sql;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.belfry.contracts.id.PbxId;
import io.belfry.recording.record.Recording;
import io.belfry.recording.record.RecordingFilter;
import io.belfry.recording.record.RecordingPage;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** The recordings of each PBX. */
@ApplicationScoped
public class Recordings implements PanacheRepositoryBase<RecordingRow, RecordingKey> {

    private final AttachedData attachedData;

    public Recordings(AttachedData attachedData) {
        this.attachedData = attachedData;
    }

    /** Stores a recording that must be new. */
    public Uni<Recording> register(PbxId pbx, Recording recording) {
        List<AttachedDataRow> data =
                recording.attachedData().entrySet().stream()
                        .map(
                                entry ->
                                        new AttachedDataRow(
                                                new AttachedDataKey(
                                                        pbx.value(),
                                                        recording.id().value(),
                                                        entry.getKey()),
                                                entry.getValue()))
                        .toList();
        return Panache.withTransaction(
                        () ->
                                persistAndFlush(new RecordingRow(pbx, recording))
                                        .chain(() -> attachedData.store(data)))
                .replaceWith(recording);
    }

    /** A page of what the filter wants, the newest first; {@code page} counts from 1. */
    public Uni<RecordingPage> search(PbxId pbx, RecordingFilter filter, int page, int pageSize) {
        RecordingQuery query = new RecordingQuery(pbx, filter);
        int first = (page - 1) * pageSize;
        return Panache.withSession(
                () ->
                        find(query.text(), query.parameters())
                                .range(first, first + pageSize)
                                .list()
                                .flatMap(rows -> withAttachedData(pbx, rows))
                                .map(found -> RecordingPage.of(found, pageSize)));
    }

    private Uni<List<Recording>> withAttachedData(PbxId pbx, List<RecordingRow> rows) {
        List<String> ids = rows.stream().map(row -> row.key.id()).toList();
        return attachedData
                .find("key.pbx = ?1 and key.recordingId in ?2", pbx.value(), ids)
                .list()
                .map(
                        data -> {
                            Map<String, Map<String, String>> byId =
                                    data.stream()
                                            .collect(
                                                    groupingBy(
                                                            d -> d.key.recordingId(),
                                                            toMap(
                                                                    d -> d.key.name(),
                                                                    d -> d.value)));
                            return rows.stream()
                                    .map(row -> row.toRecording(byId.get(row.key.id())))
                                    .toList();
                        });
    }
}
