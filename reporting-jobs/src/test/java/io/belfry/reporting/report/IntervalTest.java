package io.belfry.reporting.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @ParameterizedTest
    @CsvSource({
        "2026-11-21, QUARTER, 96", "2026-03-29, QUARTER, 92", "2026-10-25, QUARTER, 100",
        "2026-11-21, HOUR, 24", "2026-03-29, HOUR, 23", "2026-10-25, HOUR, 25",
        "2026-10-25, DAY, 1", "2026-10-25, MONTH, 1", "2026-10-25, TOTAL, 1"
    })
    void a_local_day_has_its_intervals(LocalDate day, Interval interval, int intervals) {
        assertThat(interval.starts(midnight(day), midnight(day.plusDays(1)), PARIS))
                .hasSize(intervals);
    }

    /** In India hours begin at half past the hour of UTC. */
    @Test
    void hours_are_those_of_the_zone_and_the_first_may_be_the_rest_of_one() {
        assertThat(
                        Interval.HOUR.starts(
                                Instant.parse("2026-11-21T00:00:00Z"),
                                Instant.parse("2026-11-21T02:00:00Z"),
                                ZoneId.of("Asia/Kolkata")))
                .containsExactly(
                        Instant.parse("2026-11-21T00:00:00Z"),
                        Instant.parse("2026-11-21T00:30:00Z"),
                        Instant.parse("2026-11-21T01:30:00Z"));
    }

    @Test
    void months_begin_at_local_midnight() {
        assertThat(
                        Interval.MONTH.starts(
                                midnight(LocalDate.of(2026, 10, 15)),
                                midnight(LocalDate.of(2026, 12, 2)),
                                PARIS))
                .containsExactly(
                        Instant.parse("2026-10-14T22:00:00Z"),
                        Instant.parse("2026-10-31T23:00:00Z"),
                        Instant.parse("2026-11-30T23:00:00Z"));
    }

    @Test
    void a_range_that_the_quarters_cannot_tell_of_is_refused() {
        Instant ten = Instant.parse("2026-11-21T10:00:00Z");
        for (List<Object> bad :
                List.<List<Object>>of(
                        List.of(ten, ten, Interval.DAY),
                        List.of(ten.plusSeconds(60), ten.plusSeconds(900), Interval.DAY),
                        List.of(ten, ten.plusSeconds(93L * 86_400), Interval.QUARTER),
                        List.of(ten, ten.plusMillis(900_001), Interval.QUARTER))) {
            assertThatThrownBy(
                            () ->
                                    new Range(
                                            (Instant) bad.get(0),
                                            (Instant) bad.get(1),
                                            (Interval) bad.get(2),
                                            PARIS))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(PARIS).toInstant();
    }
}
