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
        Uni<Integer> makeRoom =
                period.isDefault()
                        ? update(
                                "isDefault = false where pbx = ?1 and isDefault and uuid <> ?2",
                                pbx.value(),
                                period.uuid())
                        : Uni.createFrom().item(0);
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

    /** Deletes a period; false when there is none. */
    public Uni<Boolean> remove(PbxId pbx, UUID uuid) {
        return delete("pbx = ?1 and uuid = ?2", pbx.value(), uuid).map(deleted -> deleted > 0);
    }
}
