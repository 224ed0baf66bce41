package io.belfry.reporting.sql;

import io.belfry.contracts.id.PbxId;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** The recomputations that were asked for, one at a time for each PBX. */
@Singleton
public class Recomputations {

    /**
     * How one is doing.
     *
     * @param state running, done, failed, or interrupted by the end of the service
     * @param doneUntil the range is read up to there
     * @param calls that were derived so far
     * @param failure why it failed, else null
     */
    public record Status(
            UUID id,
            PbxId pbx,
            Instant from,
            Instant to,
            String state,
            Instant doneUntil,
            long calls,
            Instant startedAt,
            Instant endedAt,
            String failure) {}

    private final DataSource database;
    private final Recomputation recomputation;
    private final InstantSource clock;

    Recomputations(DataSource database, Recomputation recomputation, InstantSource clock) {
        this.database = database;
        this.recomputation = recomputation;
        this.clock = clock;
    }

    /** Those that ran when the service ended will not go on. */
    public void interrupted() throws SQLException {
        execute(
                "update reporting_recomputation set state = 'interrupted', ended_at = ? where state = 'running'",
                clock.instant());
    }

    /**
     * Starts one, on a thread of its own.
     *
     * @param log gets a line when it fails
     * @return empty when one of that PBX runs already
     */
    public Optional<Status> start(
            PbxId pbx, Instant from, Instant to, int threads, Consumer<String> log)
            throws SQLException {
        UUID id = UUID.randomUUID();
        int added =
                execute(
                        "insert into reporting_recomputation (id, pbx, from_time, to_time, state, done_until, started_at) values (?, ?, ?, ?, 'running', ?, ?) on conflict do nothing",
                        id,
                        pbx.value(),
                        from,
                        to,
                        from,
                        clock.instant());
        if (added == 0) {
            return Optional.empty();
        }
        Thread.ofPlatform()
                .name("recomputation")
                .daemon()
                .start(() -> run(id, pbx, from, to, threads, log));
        return find(pbx, id);
    }

    /** One of a PBX. */
    public Optional<Status> find(PbxId pbx, UUID id) throws SQLException {
        return query("pbx = ? and id = ?", pbx.value(), id).stream().findFirst();
    }

    /** The last ones of a PBX, the latest first. */
    public List<Status> latest(PbxId pbx) throws SQLException {
        return query("pbx = ?", pbx.value());
    }

    private void run(
            UUID id, PbxId pbx, Instant from, Instant to, int threads, Consumer<String> log) {
        try {
            String state = "done";
            String failure = null;
            try {
                recomputation.run(
                        pbx, from, to, threads, (until, calls) -> progress(id, until, calls));
            } catch (SQLException | InterruptedException | RuntimeException e) {
                state = "failed";
                failure = Objects.toString(e.getMessage(), e.toString());
                log.accept("recomputation of " + pbx + " from " + from + ": " + failure);
            }
            execute(
                    "update reporting_recomputation set state = ?, failure = ?, ended_at = ? where id = ?",
                    state,
                    failure,
                    clock.instant(),
                    id);
        } catch (SQLException e) {
            log.accept("recomputation " + id + " ended, which cannot be noted: " + e.getMessage());
        }
    }

    private void progress(UUID id, Instant until, long calls) {
        try {
            execute(
                    "update reporting_recomputation set done_until = ?, calls = ? where id = ?",
                    until,
                    calls,
                    id);
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    private int execute(String statement, Object... arguments) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return new Sql(connection).update(statement, arguments);
        }
    }

    private List<Status> query(String which, Object... arguments) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return new Sql(connection)
                    .query(
                            "select * from reporting_recomputation where "
                                    + which
                                    + " order by started_at desc limit 50",
                            Recomputations::read,
                            arguments);
        }
    }

    private static Status read(ResultSet row) throws SQLException {
        return new Status(
                row.getObject("id", UUID.class),
                new PbxId(row.getString("pbx")),
                Sql.instant(row, "from_time"),
                Sql.instant(row, "to_time"),
                row.getString("state"),
                Sql.instant(row, "done_until"),
                row.getLong("calls"),
                Sql.instant(row, "started_at"),
                Sql.instant(row, "ended_at"),
                row.getString("failure"));
    }
}
