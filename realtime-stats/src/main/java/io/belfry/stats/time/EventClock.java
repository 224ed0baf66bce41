package io.belfry.stats.time;

import java.time.Duration;
import java.time.Instant;

/**
 * What time it is on a PBX. Time comes from events; between events it goes on as fast as the wall
 * clock does, so that the day ends and waiting times grow when nothing happens. An event clock that
 * heard nothing for {@link #SILENCE} believes the wall clock: what it saw last was a replay of the
 * past.
 *
 * @param lastEvent time of the latest event, null before the first one
 * @param heardAt wall clock when the last event came
 */
public record EventClock(Instant lastEvent, Instant heardAt) {

    /** How long the clock goes on from the last event before it believes the wall clock. */
    public static final Duration SILENCE = Duration.ofSeconds(60);

    /** A clock that has heard nothing. */
    public static final EventClock UNSET = new EventClock(null, null);

    /** The clock after an event; time never runs backwards. */
    public EventClock heard(Instant event, Instant wall) {
        return new EventClock(
                lastEvent == null || event.isAfter(lastEvent) ? event : lastEvent, wall);
    }

    /** The time on the PBX. */
    public Instant now(Instant wall) {
        if (lastEvent == null) {
            return wall;
        }
        Duration silence = Duration.between(heardAt, wall);
        Instant flowed = silence.isNegative() ? lastEvent : lastEvent.plus(silence);
        return silence.compareTo(SILENCE) < 0 || flowed.isAfter(wall) ? flowed : wall;
    }
}
