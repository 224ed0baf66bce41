package io.belfry.recording.record.sql;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Attached data of recordings. */
@ApplicationScoped
public class AttachedData implements PanacheRepositoryBase<AttachedDataRow, AttachedDataKey> {

    /** Stores new rows, if any, in the transaction of the caller. */
    Uni<Void> store(List<AttachedDataRow> rows) {
        return rows.isEmpty() ? Uni.createFrom().voidItem() : persist(rows);
    }
}
