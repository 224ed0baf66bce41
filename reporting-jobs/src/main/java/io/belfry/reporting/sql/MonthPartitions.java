package io.belfry.reporting.sql;

import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Makes the monthly partitions (UTC) of the tables that hold what is derived from calls. */
final class MonthPartitions {

    /** The partitioned tables of this service. */
    static final List<String> TABLES =
            List.of(
                    "call_data",
                    "attached_data",
                    "call_element",
                    "call_on_queue",
                    "hold_periods",
                    "reporting_agent_fact",
                    "reporting_hold");

    private MonthPartitions() {}

    /**
     * Makes what rows of those times need. A time more than ten years back, or more than a month
     * ahead, is that of a PBX with a wrong clock: its rows go to the default partition.
     */
    static void ensure(Sql sql, Collection<Instant> times) throws SQLException {
        if (times.isEmpty()) {
            return;
        }
        TreeSet<String> months = new TreeSet<>();
        for (Instant time : times) {
            YearMonth month = YearMonth.from(OffsetDateTime.ofInstant(time, ZoneOffset.UTC));
            months.add(month.atDay(1).atStartOfDay().atOffset(ZoneOffset.UTC).toString());
        }
        sql.query(
                """
                select reporting_month_partition(name, month)
                from unnest(?::timestamptz[]) month, unnest(?::text[]) name
                where month between now() - interval '10 years' and now() + interval '1 month'
                  and to_regclass(name || '_' || to_char(month at time zone 'UTC', 'YYYYMM')) is null
                """,
                row -> row.getBoolean(1),
                sql.texts(months),
                sql.texts(TABLES));
    }
}
