package io.belfry.stats.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.simulator.day.DayPlan;
import io.belfry.stats.time.Days;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept does not grow with the days. */
class FlatStoresTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 11, 16);
    private static final int LENGTH = 5;

    @TempDir Path folder;

    /**
     * At three at night nobody calls. Of the day before, the quarters are still there, of the one
     * before that as well until the next call: how many there are differs a little with the calls.
     */
    @Test
    void atNightNoCallIsLeftAndTheRestIsThatOfTwoDays() throws IOException {
        DayPlan plan = DayPlan.of(FIRST, ZoneOffset.UTC, 4, 60, 7).withDays(LENGTH);
        SimulatedDay simulated = SimulatedDay.make(plan, folder);
        Days days = new Days(ZoneOffset.UTC, LocalTime.MIDNIGHT);
        Instant start = FIRST.atStartOfDay(ZoneOffset.UTC).toInstant();
        Replay replay = new Replay(simulated.site(), days, start);
        List<Map<String, Integer>> nights = new ArrayList<>();
        Instant night = night(1);
        for (SimulatedDay.Input input : simulated.inputs()) {
            if (input.time().isAfter(night)) {
                nights.add(replay.kept());
                night = night(nights.size() + 1);
            }
            replay.play(input);
        }
        replay.beat(night, night);
        nights.add(replay.kept());

        assertThat(nights).hasSize(LENGTH);
        assertThat(nights)
                .allSatisfy(
                        kept ->
                                assertThat(kept)
                                        .containsEntry("leg", 0)
                                        .containsEntry("call", 0)
                                        .containsEntry("queue-entered", 0));
        assertThat(total(nights.get(1))).as("numbers of a day are kept").isGreaterThan(50);
        int third = total(nights.get(2));
        assertThat(nights.subList(3, LENGTH))
                .allSatisfy(kept -> assertThat(total(kept)).isLessThanOrEqualTo(third * 5 / 4));
    }

    private static int total(Map<String, Integer> kept) {
        return kept.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static Instant night(int number) {
        return FIRST.plusDays(number).atTime(3, 0).toInstant(ZoneOffset.UTC);
    }
}
