package io.belfry.callback.period.sql;

import io.belfry.callback.period.PreferredPeriod;
import io.belfry.contracts.id.PbxId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalTime;
import java.util.UUID;

/** A preferred period of a PBX. */
@Entity
@Table(name = "preferred_period")
public class PreferredPeriodRow {

    @Id UUID uuid;

    String pbx;

    String name;

    @Column(name = "is_default")
    boolean isDefault;

    @Column(name = "period_start")
    LocalTime periodStart;

    @Column(name = "period_end")
    LocalTime periodEnd;

    protected PreferredPeriodRow() {}

    PreferredPeriodRow(PbxId pbx, PreferredPeriod period) {
        this.uuid = period.uuid();
        this.pbx = pbx.value();
        take(period);
    }

    final void take(PreferredPeriod period) {
        name = period.name();
        isDefault = period.isDefault();
        periodStart = period.periodStart();
        periodEnd = period.periodEnd();
    }

    PreferredPeriod toPeriod() {
        return new PreferredPeriod(uuid, name, isDefault, periodStart, periodEnd);
    }
}
