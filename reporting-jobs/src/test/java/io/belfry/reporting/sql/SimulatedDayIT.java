package io.belfry.reporting.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.Envelope;
import io.belfry.contracts.Topics;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.kafka.Received;
import io.belfry.reporting.oracle.Figures;
import io.belfry.reporting.oracle.Oracle;
import io.belfry.reporting.oracle.SimulatedDay;
import io.belfry.simulator.day.DayPlan;
import io.belfry.simulator.day.Profile;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole days of small centres: each figure of each queue, agent and quarter of an hour is what the
 * oracle finds in the truth and the raw rows; live processing and a recomputation out of nothing
 * agree to the row; reading all again changes nothing.
 *
 * <p>{@code -Dbelfry.reporting.day=50000} adds a day of so many calls, with an agent for fifty.
 */
class SimulatedDayIT {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final int BATCH = 500;
    private static final DataSource DATABASE = XivoStats.create("days");

    @TempDir Path folder;

    /**
     * A day.
     *
     * @param disorder whether rows come out of order and twice, to a service that restarts
     */
    record Case(String name, DayPlan plan, boolean disorder) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> days() {
        LocalDate any = LocalDate.of(2026, 11, 21);
        List<Case> days = new ArrayList<>();
        days.add(
                new Case(
                        "restarts",
                        DayPlan.of(any, PARIS, 8, 120, 3)
                                .withRestarts(LocalTime.of(11, 20), LocalTime.of(15, 5)),
                        true));
        days.add(new Case("spring", night(LocalDate.of(2026, 3, 29)), false));
        days.add(new Case("autumn", night(LocalDate.of(2026, 10, 25)), false));
        int large = Integer.getInteger("belfry.reporting.day", 0);
        if (large > 0) {
            days.add(new Case("large", DayPlan.of(any, PARIS, large / 50, large, 7), false));
        }
        return days;
    }

    /** A day on which the clocks change while people call. */
    private static DayPlan night(LocalDate day) {
        return DayPlan.of(day, PARIS, 8, 90, 5).withProfile(Profile.roundTheClock());
    }

    @ParameterizedTest
    @MethodSource("days")
    void a_day_is_the_oracles_whichever_way_it_was_computed(Case day) throws Exception {
        SimulatedDay simulated = SimulatedDay.make(day.plan(), folder);
        live(day, simulated);

        Figures expected = Oracle.of(simulated);
        assertThat(expected.size()).as("numbers that are compared").isGreaterThan(1000);
        assertThat(expected.differences(TableFigures.of(DATABASE, day.name()))).isEmpty();

        recompute(day, simulated);
        assertThat(TableContents.differences(DATABASE, day.name(), anew(day))).isEmpty();

        Map<String, String> before = TableContents.digests(DATABASE, day.name());
        live(day, simulated);
        assertThat(TableContents.digests(DATABASE, day.name())).isEqualTo(before);
    }

    /** All that was logged goes through the sink; the job runs now and then, and at the end. */
    private static void live(Case day, SimulatedDay simulated) throws Exception {
        QuarterJob job = new QuarterJob(DATABASE);
        Random chance = new Random(day.plan().seed());
        List<Received<?>> waiting = new ArrayList<>();
        sink().handle(rests(day.name(), simulated).records());
        simulated.each(
                logged -> {
                    waiting.addAll(feed(day.name(), logged).records());
                    if (waiting.size() == BATCH * 8) {
                        take(day, waiting, chance, job);
                    }
                });
        take(day, waiting, chance, job);
    }

    private static void take(Case day, List<Received<?>> waiting, Random chance, QuarterJob job) {
        try {
            if (day.disorder()) {
                Collections.shuffle(waiting, chance);
            }
            for (int i = 0; i < waiting.size(); i += BATCH) {
                List<Received<?>> batch = waiting.subList(i, Math.min(i + BATCH, waiting.size()));
                sink().handle(batch);
                if (day.disorder() && chance.nextInt(3) == 0) {
                    // killed before the position was committed
                    sink().handle(batch);
                }
            }
            waiting.clear();
            job.run();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Feed rests(String pbx, SimulatedDay simulated) {
        Feed feed = new Feed(pbx);
        simulated.wrapUps().forEach(feed::rest);
        return feed;
    }

    private static Feed feed(String pbx, SimulatedDay.Logged logged) {
        PbxId id = new PbxId(pbx);
        return switch (logged) {
            case SimulatedDay.Cel(Instant time, var row) ->
                    new Feed(pbx)
                            .add(Topics.PBX_CEL, new Envelope<>(row.sourceId(), id, time, row));
            case SimulatedDay.QueueLog(Instant time, var row) ->
                    new Feed(pbx)
                            .add(
                                    Topics.PBX_QUEUE_LOG,
                                    new Envelope<>(row.sourceId(), id, time, row));
            case SimulatedDay.Hold hold ->
                    new Feed(pbx)
                            .hold(
                                    hold.time(),
                                    hold.channel(),
                                    hold.uniqueId(),
                                    hold.call(),
                                    hold.held());
        };
    }

    /** Out of the tables of replication alone; rests and holds are not in them. */
    private static void recompute(Case day, SimulatedDay simulated) throws Exception {
        String pbx = anew(day);
        RawTables tables = new RawTables(pbx);
        List<Instant> ends = new ArrayList<>();
        List<Received<?>> others = new ArrayList<>(rests(pbx, simulated).records());
        int[] rows = new int[1];
        simulated.each(
                logged -> {
                    switch (logged) {
                        case SimulatedDay.Cel cel -> tables.add(cel.row());
                        case SimulatedDay.QueueLog log -> tables.add(log.row());
                        case SimulatedDay.Hold hold -> others.addAll(feed(pbx, hold).records());
                    }
                    if (!(logged instanceof SimulatedDay.Hold)) {
                        ends.clear();
                        ends.add(logged.time());
                    }
                    if (++rows[0] % 20_000 == 0) {
                        write(tables);
                    }
                });
        write(tables);
        sink().handle(others);
        execute(
                "insert into reporting_progress select '%1$s', watermark from reporting_progress where pbx = '%2$s' on conflict (pbx) do update set watermark = excluded.watermark"
                        .formatted(pbx, day.name()));
        Instant from = day.plan().day().atStartOfDay(day.plan().zone()).toInstant();
        // what is older than CEL is left alone, and agents come before the first call
        execute(
                "insert into cel (pbx, source_id, eventtype, eventtime, linkedid) values ('%s', 'eve', 'APP_END', '%s', '')"
                        .formatted(pbx, from.minusSeconds(1)));
        new Recomputation(DATABASE, XivoStats.RULES)
                .run(new PbxId(pbx), from, ends.getFirst().plusSeconds(1), 2, (until, calls) -> {});
    }

    private static String anew(Case day) {
        return day.name() + " anew";
    }

    private static ReportingSink sink() {
        return new ReportingSink(DATABASE, XivoStats.RULES);
    }

    private static void write(RawTables tables) {
        try {
            tables.write(DATABASE);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(String statement) throws SQLException {
        try (Connection connection = DATABASE.getConnection()) {
            new Sql(connection).update(statement);
        }
    }
}
