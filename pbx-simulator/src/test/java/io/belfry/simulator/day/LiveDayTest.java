package io.belfry.simulator.day;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.simulator.call.Pbx;
import io.belfry.simulator.out.AmiEvent;
import io.belfry.simulator.out.Output;
import io.belfry.simulator.out.QueueLogRow;
import io.belfry.simulator.truth.Witness;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A generated day in the time of a PBX that somebody else runs. */
class LiveDayTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 6, 15);
    private static final Instant MIDNIGHT = Instant.parse("2026-06-15T00:00:00Z");
    private static final Instant TEN = Instant.parse("2026-06-15T10:00:00Z");
    private static final Instant NOON = Instant.parse("2026-06-15T12:00:00Z");
    private static final DayPlan PLAN = DayPlan.of(MONDAY, ZoneId.of("UTC"), 8, 200, 3);

    @Test
    void itSaysWhatTheFilesOfTheSameDaySay() {
        List<Output> files = new ArrayList<>();
        DayWorld made = new DayWorld(PLAN).begin(Witness.NOBODY, files::addAll);
        while (made.step(micros(NOON))) {
            files.addAll(made.pbx().board().drain());
        }
        List<Output> live = run(new DayWorld(PLAN).live(MIDNIGHT), NOON);
        assertThat(live).hasSizeGreaterThan(5000).isEqualTo(files);
    }

    @Test
    void itBeginsWhenItIsToldToWithEverybodyWhereHeIs() {
        Pbx pbx = new DayWorld(PLAN).live(TEN);
        assertThat(pbx.board().drain()).isEmpty();
        assertThat(pbx.board().time().now()).isEqualTo(micros(TEN));
        assertThat(pbx.queues().all()).anyMatch(q -> !q.members().isEmpty());
        List<Output> rest = run(pbx, NOON);
        assertThat(rest)
                .filteredOn(QueueLogRow.class::isInstance)
                .allMatch(r -> ((QueueLogRow) r).timeMicros() >= micros(TEN))
                .hasSizeGreaterThan(50);
    }

    @Test
    void afterARestartTheAgentsComeBackAndTheDayGoesOn() {
        DayWorld world = new DayWorld(PLAN);
        Pbx before = world.live(TEN);
        long members = members(before);
        before.board().time().shift(60_000_000);
        Pbx after = world.reboot(before.board().time().now() + 2_000_000);
        assertThat(members(after)).isZero();
        List<Output> said = run(after, TEN.plusSeconds(400));
        // all within 150 s; nobody's shift begins or ends in these minutes
        assertThat(members(after)).isEqualTo(members).isPositive();
        said.addAll(run(after, NOON));
        assertThat(said)
                .filteredOn(AmiEvent.class::isInstance)
                .extracting(e -> ((AmiEvent) e).name())
                .contains("QueueCallerJoin", "AgentConnect");
    }

    private static long members(Pbx pbx) {
        return pbx.queues().all().stream().mapToLong(q -> q.members().size()).sum();
    }

    private static List<Output> run(Pbx pbx, Instant until) {
        List<Output> said = new ArrayList<>(pbx.board().drain());
        while (pbx.board().time().next() <= micros(until)) {
            pbx.board().time().runNext();
            said.addAll(pbx.board().drain());
        }
        return said;
    }

    private static long micros(Instant instant) {
        return instant.getEpochSecond() * 1_000_000;
    }
}
