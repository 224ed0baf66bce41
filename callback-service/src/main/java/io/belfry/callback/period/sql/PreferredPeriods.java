package io.belfry.callback.period.sql;

import io.belfry.callback.period.PreferredPeriod;
import io.belfry.contracts.id.PbxId;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Preferred periods. Every method needs a session or transaction of its caller. */
@ApplicationScoped
public class PreferredPeriods implements PanacheRepositoryBase<PreferredPeriodRow, UUID> {

    /** All periods of that PBX in order of the day. */
    public Uni<List<PreferredPeriod>> all(PbxId pbx) {
        return find("pbx = ?1 order by periodStart, name", pbx.value())
                .list()
                .map(rows -> rows.stream().map(PreferredPeriodRow::toPeriod).toList());
    }

    /** Stores a period, new or known. A default takes the place of the one before. */
    public Uni<PreferredPeriod> put(PbxId pbx, PreferredPeriod period) {
        Uni<Void> makeRoom =
                period.isDefault() ? dropDefault(pbx, period.uuid()) : Uni.createFrom().voidItem();
        return makeRoom.chain(() -> findById(period.uuid()))
                .invoke(
                        row -> {
                            if (row != null) {
                                row.take(period);
                            }
                        })
                .onItem()
                .ifNull()
                .switchTo(() -> persist(new PreferredPeriodRow(pbx, period)))
                .replaceWith(period);
    }

    /** Deletes a period that is there. */
    public Uni<Void> remove(UUID uuid) {
        return deleteById(uuid).replaceWithVoid();
    }

    /** Written at once: the index allows no second default, not even for a moment. */
    private Uni<Void> dropDefault(PbxId pbx, UUID except) {
        return find("pbx = ?1 and isDefault and uuid <> ?2", pbx.value(), except)
                .list()
                .invoke(rows -> rows.forEach(row -> row.isDefault = false))
                .chain(this::flush);
    }
}
