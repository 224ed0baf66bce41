package io.belfry.reporting.sql;

import io.belfry.contracts.id.PbxId;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * Brings the tables {@code stat_*_specific} up to date: every quarter of an hour that a call has
 * changed since the last time, however long ago it was. A run that was missed is made up for by the
 * next.
 */
@Singleton
public class QuarterJob {

    /** Quarters in one transaction. */
    private static final int PORTION = 96;

    private final DataSource database;

    QuarterJob(DataSource database) {
        this.database = database;
    }

    /**
     * Does all there is to do.
     *
     * @return how many quarters that were
     */
    public int run() throws SQLException {
        int done = 0;
        for (PbxId pbx : Watermark.all(database).keySet()) {
            int portion;
            do {
                portion = portion(pbx);
                done += portion;
            } while (portion == PORTION);
        }
        return done;
    }

    private int portion(PbxId pbx) throws SQLException {
        AtomicInteger done = new AtomicInteger();
        Transactions.run(
                database,
                sql -> {
                    Transactions.lock(sql, pbx);
                    List<Instant> quarters =
                            sql.query(
                                    "delete from reporting_dirty where pbx = ? and quarter in (select quarter from reporting_dirty where pbx = ? order by quarter limit "
                                            + PORTION
                                            + ") returning quarter",
                                    row -> Sql.instant(row, "quarter"),
                                    pbx.value(),
                                    pbx.value());
                    SpecificTables.recompute(sql, pbx, quarters);
                    done.set(quarters.size());
                });
        return done.get();
    }
}
