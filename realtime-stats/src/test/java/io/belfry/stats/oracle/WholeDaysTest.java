package io.belfry.stats.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.pbx.QueueLogRow;
import io.belfry.simulator.day.DayPlan;
import io.belfry.simulator.day.Profile;
import io.belfry.stats.time.Days;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whole days of small centres, compared at every quarter of an hour and at the end of every day:
 * each counter of each queue and agent is what a batch program finds in the whole queue_log and in
 * the truth. Days with midnight in the middle, with both changes of the clocks, with restarts of
 * the PBX and of the service, and with resyncs.
 */
class WholeDaysTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final LocalDate SPRING = LocalDate.of(2026, 3, 29);
    private static final LocalDate AUTUMN = LocalDate.of(2026, 10, 25);

    @TempDir Path folder;

    /**
     * A day and what happens in it.
     *
     * @param reset when the day of statistics begins
     * @param troubles how often the service restarts or the link is cut
     */
    record Case(String name, DayPlan plan, LocalTime reset, int troubles) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> cases() {
        LocalDate any = LocalDate.of(2026, 11, 21);
        ZoneId utc = ZoneId.of("UTC");
        LocalTime midnight = LocalTime.MIDNIGHT;
        List<Case> cases = new ArrayList<>();
        for (long seed = 1; seed <= Long.getLong("belfry.days", 1); seed++) {
            DayPlan office = DayPlan.of(any, utc, 6, 120, seed);
            DayPlan nights = DayPlan.of(any, PARIS, 5, 90, seed).withDays(2);
            cases.add(new Case("a day with troubles " + seed, office, midnight, 12));
            cases.add(
                    new Case(
                            "over midnight " + seed,
                            nights.withProfile(Profile.roundTheClock()),
                            midnight,
                            6));
            cases.add(change("the clocks go forward " + seed, SPRING, seed, LocalTime.of(4, 0)));
            cases.add(change("the clocks go back " + seed, AUTUMN, seed, midnight));
            cases.add(
                    new Case(
                            "the PBX restarts " + seed,
                            office.withRestarts(LocalTime.of(11, 20), LocalTime.of(15, 5)),
                            midnight,
                            4));
            cases.add(
                    new Case(
                            "too many calls " + seed,
                            DayPlan.of(any, PARIS, 2, 200, seed).odd(false, 3, List.of()),
                            midnight,
                            0));
        }
        return cases;
    }

    private static Case change(String name, LocalDate day, long seed, LocalTime reset) {
        DayPlan plan = DayPlan.of(day, PARIS, 8, 90, seed);
        return new Case(name, plan.withProfile(Profile.roundTheClock()), reset, 0);
    }

    /** C3–C11, C14–C16, C18–C23, C26–C40. */
    @ParameterizedTest
    @MethodSource("cases")
    void everyNumberIsThatOfTheBatchAtEveryQuarter(Case day) throws IOException {
        SimulatedDay simulated = SimulatedDay.make(day.plan(), folder);
        Days days = new Days(day.plan().zone(), day.reset());
        TruthFile truth = TruthFile.read(simulated.truth());
        Comparison check = new Comparison(simulated, truth, days);
        List<SimulatedDay.Input> inputs = simulated.inputs();
        Instant start = day.plan().day().atStartOfDay(day.plan().zone()).toInstant();
        Instant end = inputs.getLast().time();
        Replay replay = new Replay(simulated.site(), days, start);
        List<Instant> probes = probes(start, end);
        List<Instant> troubles = troubles(day, start, end);
        Random chance = new Random(day.plan().seed());
        for (SimulatedDay.Input input : inputs) {
            while (!probes.isEmpty() && !probes.getFirst().isAfter(input.time())) {
                Instant probe = probes.removeFirst();
                Instant justBefore = probe.minusMillis(1);
                replay.beat(probe, justBefore);
                if (days.start(days.dayOf(probe)).equals(probe)) {
                    check.compare(replay::aside, justBefore);
                }
                check.compare(replay::last, probe);
            }
            while (!troubles.isEmpty() && !troubles.getFirst().isAfter(input.time())) {
                Instant trouble = troubles.removeFirst();
                if (chance.nextBoolean()) {
                    replay.restartService();
                } else {
                    replay.resync(trouble);
                }
            }
            replay.play(input);
        }
        assertThat(check.compared()).as("numbers that were compared").isGreaterThan(5_000);
        assertThat(check.differences()).isEmpty();
    }

    /** C14–C17: queue_log is read minutes late and out of order; in the end all is the same. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void rowsThatComeLateAndOutOfOrderChangeNothingInTheEnd(long seed) throws IOException {
        DayPlan plan = DayPlan.of(LocalDate.of(2026, 11, 21), PARIS, 4, 120, seed);
        SimulatedDay simulated = SimulatedDay.make(plan, folder);
        Days days = new Days(PARIS, LocalTime.MIDNIGHT);
        List<SimulatedDay.Input> inputs = new ArrayList<>(simulated.inputs());
        Instant noon = Instant.parse("2026-11-21T13:00:00Z");
        inputs.removeIf(i -> !i.time().isBefore(noon));
        Random chance = new Random(seed);
        Map<String, Instant> delayed = new HashMap<>();
        Map<SimulatedDay.Input, Instant> read = new IdentityHashMap<>();
        for (SimulatedDay.Input input : inputs) {
            Instant at = input.time();
            if (input instanceof SimulatedDay.Logged(Instant time, QueueLogRow row)) {
                // the rows of one call stay in order, whatever comes between them
                at =
                        delayed.merge(
                                row.callId(),
                                time.plusSeconds(chance.nextInt(900)),
                                (a, b) -> a.isAfter(b) ? a : b);
            }
            read.put(input, at);
        }
        inputs.sort(Comparator.comparing(read::get));
        Instant start = plan.day().atStartOfDay(PARIS).toInstant();
        Replay replay = new Replay(simulated.site(), days, start);
        inputs.forEach(replay::play);
        replay.beat(noon, noon);
        Comparison check = new Comparison(simulated, TruthFile.read(simulated.truth()), days);
        check.compare(replay::last, noon);
        assertThat(check.differences()).isEmpty();
        assertThat(check.compared()).isGreaterThan(100);
    }

    /** Every quarter. */
    private static List<Instant> probes(Instant start, Instant end) {
        List<Instant> probes = new ArrayList<>();
        for (Instant at = start.plusSeconds(900); at.isBefore(end); at = at.plusSeconds(900)) {
            probes.add(at);
        }
        return probes;
    }

    private static List<Instant> troubles(Case day, Instant start, Instant end) {
        Random chance = new Random(day.plan().seed() + 1);
        long length = Duration.between(start, end).toMillis();
        List<Instant> troubles = new ArrayList<>();
        for (int i = 0; i < day.troubles(); i++) {
            troubles.add(start.plusMillis((long) (chance.nextDouble() * length)));
        }
        troubles.sort(Instant::compareTo);
        return troubles;
    }
}
