package io.belfry.standalone.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class TimeRangeTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Test
    void dates_are_whole_local_days() {
        TimeRange range = TimeRange.of("2026-11-21", "2026-11-21", PARIS);

        assertThat(range)
                .isEqualTo(
                        new TimeRange(
                                Instant.parse("2026-11-20T23:00:00Z"),
                                Instant.parse("2026-11-21T23:00:00Z")));
    }

    /** 25 October 2026: the hour from two to three comes twice. */
    @Test
    void the_day_on_which_clocks_go_back_has_25_hours() {
        TimeRange range = TimeRange.of("2026-10-25", "2026-10-25", PARIS);

        assertThat(Duration.between(range.from(), range.to())).isEqualTo(Duration.ofHours(25));
    }

    @Test
    void times_with_an_offset_are_moments() {
        TimeRange range = TimeRange.of("2026-11-21T10:00+01:00", "2026-11-21T10:30:00Z", PARIS);

        assertThat(range)
                .isEqualTo(
                        new TimeRange(
                                Instant.parse("2026-11-21T09:00:00Z"),
                                Instant.parse("2026-11-21T10:30:00Z")));
        assertThat(range.percentAt(Instant.parse("2026-11-21T09:45:00Z"))).isEqualTo(50);
        assertThat(range.percentAt(Instant.parse("2026-11-21T11:00:00Z"))).isEqualTo(100);
    }

    @Test
    void what_is_no_time_is_named() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeRange.of("yesterday", "2026-11-21", PARIS))
                .withMessageStartingWith("--from yesterday is neither a date, such as 2026-11-21,");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeRange.of("2026-11-21", "2026-02-30", PARIS))
                .withMessageStartingWith("--to 2026-02-30 is neither");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeRange.of("2026-11-21T10:00", "2026-11-21", PARIS))
                .withMessageContaining("a time with an offset");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeRange.of("2026-11-22", "2026-11-21", PARIS))
                .withMessage("--to 2026-11-21 is before --from 2026-11-22.");
    }
}
