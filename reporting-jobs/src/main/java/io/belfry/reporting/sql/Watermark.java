package io.belfry.reporting.sql;

import io.belfry.contracts.id.PbxId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;

/** How far the logs of each PBX are read. */
final class Watermark {

    private Watermark() {}

    /** Raises it to the latest of those times; never lowers it. */
    static Instant raise(Sql sql, PbxId pbx, Collection<Instant> times) throws SQLException {
        Instant latest = times.stream().max(Instant::compareTo).orElse(Instant.EPOCH);
        return sql.query(
                        "insert into reporting_progress as known (pbx, watermark) values (?, ?) on conflict (pbx) do update set watermark = greatest(known.watermark, excluded.watermark) returning watermark",
                        row -> Sql.instant(row, "watermark"),
                        pbx.value(),
                        latest)
                .getFirst();
    }

    static Map<PbxId, Instant> all(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Map<PbxId, Instant> all = new LinkedHashMap<>();
            new Sql(connection)
                    .query(
                            "select pbx, watermark from reporting_progress order by pbx",
                            row ->
                                    all.put(
                                            new PbxId(row.getString("pbx")),
                                            Sql.instant(row, "watermark")));
            return all;
        }
    }
}
