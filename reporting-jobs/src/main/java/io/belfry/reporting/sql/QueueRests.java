package io.belfry.reporting.sql;

import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.QueueName;
import io.belfry.reporting.fact.WrapUps;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How long agents may rest after a call, by queue, as the configuration had it. */
final class QueueRests {

    private QueueRests() {}

    /** Notes a configuration; the time from which it changes anything, empty when it is no news. */
    static Optional<Instant> take(Sql sql, PbxId pbx, QueueName queue, Instant from, int seconds)
            throws SQLException {
        boolean first =
                sql.query(
                                "select 1 from reporting_wrapup where pbx = ? and queue = ?",
                                row -> 1,
                                pbx.value(),
                                queue.value())
                        .isEmpty();
        int changed =
                sql.update(
                        """
                        insert into reporting_wrapup (pbx, queue, valid_from, seconds)
                        select ?, ?, ?, ? where ? is distinct from (
                            select seconds from reporting_wrapup
                            where pbx = ? and queue = ? and valid_from <= ?
                            order by valid_from desc limit 1)
                        on conflict (pbx, queue, valid_from) do update set seconds = excluded.seconds
                        """,
                        pbx.value(),
                        queue.value(),
                        from,
                        seconds,
                        seconds,
                        pbx.value(),
                        queue.value(),
                        from);
        if (changed == 0 || first && seconds == 0) {
            return Optional.empty();
        }
        return Optional.of(first ? Instant.EPOCH : from);
    }

    /** The rests of a PBX; the first configuration of a queue holds for the time before as well. */
    static WrapUps of(Sql sql, PbxId pbx) throws SQLException {
        Map<String, TreeMap<Instant, Duration>> rests = new HashMap<>();
        sql.query(
                "select queue, valid_from, seconds from reporting_wrapup where pbx = ?",
                row ->
                        rests.computeIfAbsent(row.getString("queue"), q -> new TreeMap<>())
                                .put(
                                        Sql.instant(row, "valid_from"),
                                        Duration.ofSeconds(row.getInt("seconds"))),
                pbx.value());
        return (queue, time) ->
                Optional.ofNullable(rests.get(queue.value()))
                        .map(
                                versions ->
                                        versions.floorEntry(time) == null
                                                ? versions.firstEntry()
                                                : versions.floorEntry(time))
                        .map(Map.Entry::getValue)
                        .orElse(Duration.ZERO);
    }
}
