package io.belfry.reporting.sql;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Forgets the log rows that derivation needs no longer; what was derived from them stays. */
@Singleton
public class Forgetting {

    /** Of an agent's day, what is before a login that is old enough itself. */
    private static final String AGENT_LOG =
            "delete from reporting_agent_log old where old.moment < ? and exists (select from reporting_agent_log login where login.pbx = old.pbx and login.agent = old.agent and login.event like 'AGENT%LOGIN' and login.moment > old.moment and login.moment < ?)";

    private final DataSource database;

    Forgetting(DataSource database) {
        this.database = database;
    }

    /**
     * Forgets the rows of calls that were last heard of before that time.
     *
     * @return how many rows that were
     */
    public int forgetCallsBefore(Instant time) throws SQLException {
        AtomicInteger rows = new AtomicInteger();
        Transactions.run(
                database,
                sql -> {
                    rows.addAndGet(ReportingSink.CEL.forget(sql, time));
                    rows.addAndGet(ReportingSink.QUEUE_LOG.forget(sql, time));
                    sql.update(AGENT_LOG, time, time);
                });
        return rows.get();
    }
}
