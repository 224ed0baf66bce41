package io.belfry.stats.time;

import java.time.Duration;
import java.time.Instant;

/**
 * What time it is on a PBX. Time comes from events; between events it goes on as fast as the wall
 * clock does, so that the day ends and waiting times grow when nothing happens. When the last event
 * is more than {@link #SILENCE} old, the past is being replayed: then it stands still between
 * events, however long the next one takes to come. An event clock that heard nothing for {@link
 * #SILENCE} believes the wall clock: the replay is over.
 *
 * @param lastEvent time of the latest event, null before the first one
 * @param heardAt wall clock when that one came
 */
public record EventClock(Instant lastEvent, Instant heardAt) {

    /** How long the clock goes on from the last event before it believes the wall clock. */
    public static final Duration SILENCE = Duration.ofSeconds(60);

    /** A clock that has heard nothing. */
    public static final EventClock UNSET = new EventClock(null, null);

    /** The clock after an event; one that is older than the latest tells nothing about the time. */
    public EventClock heard(Instant event, Instant wall) {
        return lastEvent == null || event.isAfter(lastEvent) ? new EventClock(event, wall) : this;
    }

    /** The time on the PBX. */
    public Instant now(Instant wall) {
        if (lastEvent == null) {
            return wall;
        }
        Duration silence = Duration.between(heardAt, wall);
        boolean silent = silence.compareTo(SILENCE) >= 0;
        boolean past = heardAt.isAfter(lastEvent.plus(SILENCE));
        if (silence.isNegative() || past && !silent) {
            return lastEvent;
        }
        Instant flowed = lastEvent.plus(silence);
        return silent && flowed.isBefore(wall) ? wall : flowed;
    }
}
