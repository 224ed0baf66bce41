package io.belfry.stats.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class DaysTest {

    private final Days paris = new Days(ZoneId.of("Europe/Paris"), LocalTime.MIDNIGHT);

    @Test
    void aDayBeginsAtMidnightOfTheZone() {
        // 2026-07-01 00:00 in Paris is 22:00 UTC of the day before
        assertThat(paris.dayOf(Instant.parse("2026-06-30T21:59:59.999Z")))
                .isEqualTo(LocalDate.of(2026, 6, 30));
        assertThat(paris.dayOf(Instant.parse("2026-06-30T22:00:00Z")))
                .isEqualTo(LocalDate.of(2026, 7, 1));
    }

    @Test
    void theDayOfTheAutumnChangeHas25HoursAndTheOneOfSpring23() {
        // clocks in Paris: back on 2026-10-25, forward on 2026-03-29
        LocalDate autumn = LocalDate.of(2026, 10, 25);
        LocalDate spring = LocalDate.of(2026, 3, 29);
        assertThat(Duration.between(paris.start(autumn), paris.start(autumn.plusDays(1))))
                .isEqualTo(Duration.ofHours(25));
        assertThat(Duration.between(paris.start(spring), paris.start(spring.plusDays(1))))
                .isEqualTo(Duration.ofHours(23));
    }

    @Test
    void aResetInTheHourThatDoesNotExistIsAtItsEndAndInTheHourThatComesTwiceAtTheFirst() {
        // 02:30 on 2026-03-29 does not exist: 03:30 summer time = 01:30 UTC
        // 02:30 on 2026-10-25 comes first in summer time = 00:30 UTC
        Days early = new Days(ZoneId.of("Europe/Paris"), LocalTime.of(2, 30));
        assertThat(early.start(LocalDate.of(2026, 3, 29)))
                .isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
        assertThat(early.dayOf(Instant.parse("2026-10-25T00:29:59Z")))
                .isEqualTo(LocalDate.of(2026, 10, 24));
        assertThat(early.dayOf(Instant.parse("2026-10-25T01:15:00Z")))
                .as("02:15 for the second time is after the reset")
                .isEqualTo(LocalDate.of(2026, 10, 25));
    }

    @Test
    void withALaterResetTheNightBelongsToTheDayBefore() {
        Days four = new Days(ZoneId.of("UTC"), LocalTime.of(4, 0));
        assertThat(four.dayOf(Instant.parse("2026-11-21T03:59:59Z")))
                .isEqualTo(LocalDate.of(2026, 11, 20));
        assertThat(four.dayOf(Instant.parse("2026-11-21T04:00:00Z")))
                .isEqualTo(LocalDate.of(2026, 11, 21));
    }
}
