package io.belfry.stats.engine;

import io.belfry.contracts.id.PbxId;
import io.belfry.stats.store.Table;
import io.belfry.stats.store.Tables;
import io.belfry.stats.time.Days;
import io.belfry.stats.time.EventClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Lets time pass for the PBXs of a partition: ends what is over and publishes numbers. Every beat
 * publishes the numbers of the queues that changed; once a second it does so for the agents (C41)
 * and for the queues where somebody waits; once a minute, and when a day is over, for everything.
 *
 * <p>Time is that of the events: before an event is applied, what was due before it is told ({@link
 * #until}), so that a replay at any speed tells the numbers of every minute and of the end of every
 * day. When no events come, the wall clock takes over ({@link EventClock}).
 */
public final class Heartbeat {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration INTERVALS = Duration.ofSeconds(5);

    /** After a start the clocks rest so long for what came in meanwhile. */
    private static final Duration CATCHING_UP = Duration.ofSeconds(10);

    private static final Duration BEFORE = Duration.ofMillis(1);
    private static final int DAYS_AT_ONCE = 7;

    /** The latest event that was seen, to within a second. */
    record Seen(Instant event) {}

    private final Engine engine;
    private final Table<Seen> seen;
    private final Map<PbxId, Instant> kept = new HashMap<>();
    private final Map<PbxId, Instant> resting = new HashMap<>();
    private final Map<PbxId, EventClock> clocks = new HashMap<>();
    private final Map<PbxId, Instant> told = new HashMap<>();
    private final Set<PbxId> pbxs = new HashSet<>();
    private final Days days;
    private Instant second = Instant.EPOCH;
    private Instant fifth = Instant.EPOCH;

    /**
     * Goes on where the last one stopped: until what came in meanwhile is read, it is not later
     * than it was then. Its clocks go on with the first event, or some seconds after the first beat
     * when none comes.
     */
    public Heartbeat(Engine engine, Tables tables, Days days) {
        this.engine = engine;
        this.days = days;
        seen = tables.table("seen", Seen.class);
        for (PbxId pbx : engine.started()) {
            pbxs.add(pbx);
            Seen last = seen.get(pbx, "");
            if (last != null) {
                resting.put(pbx, last.event());
            }
        }
    }

    /** There is a PBX of that name. */
    public void knows(PbxId pbx) {
        pbxs.add(pbx);
    }

    /**
     * An event of that time is about to be applied, or it is that time: tells what the numbers were
     * at the end of every day and at the beginning of the last minute up to it, unless that was
     * done.
     */
    public void until(PbxId pbx, Instant time) {
        Instant from = known(pbx);
        if (from == null || !time.isAfter(from)) {
            return;
        }
        Instant minute = time.truncatedTo(ChronoUnit.MINUTES);
        if (!minute.isAfter(from) && days.beginOnMinutes()) {
            return;
        }
        LocalDate last = days.dayOf(time);
        LocalDate first = days.dayOf(from);
        LocalDate earliest = last.minusDays(DAYS_AT_ONCE);
        LocalDate day = first.isBefore(earliest) ? earliest : first;
        for (; day.isBefore(last); day = day.plusDays(1)) {
            Instant end = days.start(day.plusDays(1)).minus(BEFORE);
            if (end.isAfter(from)) {
                tell(pbx, end);
            }
        }
        if (minute.isAfter(from)) {
            tell(pbx, minute);
        }
    }

    /** An event of that time came in when it was {@code wall} here. */
    public void heard(PbxId pbx, Instant time, Instant wall) {
        pbxs.add(pbx);
        EventClock clock = clock(pbx, wall).heard(time, wall);
        clocks.put(pbx, clock);
        Instant now = clock.now(wall);
        if (told.containsKey(pbx) && told.get(pbx).isAfter(now.plus(EventClock.SILENCE))) {
            told.put(pbx, now); // the past is replayed
        }
        Instant last = kept.get(pbx);
        if (last == null || last.plus(SECOND).isBefore(time)) {
            kept.put(pbx, time);
            seen.put(pbx, "", new Seen(time));
        }
    }

    /** It is {@code wall} here. */
    public void beat(Instant wall) {
        boolean fullSecond = !second.plus(SECOND).isAfter(wall);
        if (fullSecond) {
            second = wall;
        }
        boolean fifthSecond = !fifth.plus(INTERVALS).isAfter(wall);
        if (fifthSecond) {
            fifth = wall;
        }
        for (PbxId pbx : pbxs) {
            Instant now = clock(pbx, wall).now(wall);
            until(pbx, now);
            if (fullSecond) {
                engine.waited(pbx);
            }
            engine.passed(pbx, now);
            engine.publishQueues(pbx, now);
            if (fullSecond) {
                engine.publishAgents(pbx, now);
            }
            if (fifthSecond) {
                engine.publishIntervals(pbx, now);
            }
            told.merge(pbx, now, Heartbeat::later);
        }
    }

    private void tell(PbxId pbx, Instant at) {
        engine.passed(pbx, at);
        engine.refresh(pbx);
        engine.publishQueues(pbx, at);
        engine.publishAgents(pbx, at);
        engine.publishIntervals(pbx, at);
        told.put(pbx, at);
    }

    /** Up to when the numbers were told, or at least known; null before the first event. */
    private Instant known(PbxId pbx) {
        Instant event =
                resting.containsKey(pbx)
                        ? resting.get(pbx)
                        : clocks.getOrDefault(pbx, EventClock.UNSET).lastEvent();
        Instant last = told.get(pbx);
        if (event == null || last == null) {
            return event == null ? last : event;
        }
        return later(event, last);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private EventClock clock(PbxId pbx, Instant wall) {
        Instant last = resting.remove(pbx);
        if (last != null) {
            clocks.put(pbx, EventClock.UNSET.heard(last, wall.plus(CATCHING_UP)));
        }
        return clocks.getOrDefault(pbx, EventClock.UNSET);
    }
}
