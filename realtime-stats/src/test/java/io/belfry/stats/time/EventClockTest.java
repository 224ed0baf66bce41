package io.belfry.stats.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class EventClockTest {

    private static final Instant EVENT = Instant.parse("2026-11-21T10:00:00Z");
    private static final Instant WALL = Instant.parse("2026-11-21T10:00:02Z");

    @Test
    void beforeTheFirstEventItIsTheWallClock() {
        assertThat(EventClock.UNSET.now(WALL)).isEqualTo(WALL);
    }

    @Test
    void betweenEventsTimeGoesOnFromTheLastOne() {
        EventClock clock = EventClock.UNSET.heard(EVENT, WALL);
        assertThat(clock.now(WALL.plusSeconds(5))).isEqualTo(EVENT.plusSeconds(5));
    }

    @Test
    void anOlderEventDoesNotTurnItBack() {
        EventClock clock =
                EventClock.UNSET
                        .heard(EVENT, WALL)
                        .heard(EVENT.minusSeconds(9), WALL.plusSeconds(30));
        assertThat(clock.now(WALL.plusSeconds(30))).isEqualTo(EVENT.plusSeconds(30));
    }

    @Test
    void whileThePastIsReplayedTimeStandsStillBetweenEventsUntilItIsOver() {
        Instant today = EVENT.plusSeconds(86_400);
        EventClock clock = EventClock.UNSET.heard(EVENT, today);
        assertThat(clock.now(today.plusSeconds(59))).isEqualTo(EVENT);
        assertThat(clock.now(today.plusSeconds(60))).isEqualTo(today.plusSeconds(60));
    }

    @Test
    void aPbxWhoseClockIsAheadIsBelieved() {
        EventClock clock = EventClock.UNSET.heard(EVENT, EVENT.minusSeconds(3));
        assertThat(clock.now(EVENT.plusSeconds(97))).isEqualTo(EVENT.plusSeconds(100));
    }
}
