package io.belfry.stats.engine;

import io.belfry.contracts.id.PbxId;
import io.belfry.stats.store.Table;
import io.belfry.stats.store.Tables;
import io.belfry.stats.time.EventClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Lets time pass for the PBXs of a partition: ends what is over and publishes numbers. Every beat
 * publishes the numbers of the queues that changed; once a second it does so for the agents (C41)
 * and for the queues where somebody waits; once a minute, and when a day is over, for everything.
 */
public final class Heartbeat {

    private static final Duration SECOND = Duration.ofSeconds(1);

    /** The latest event that was seen, to within a second. */
    record Seen(Instant event) {}

    private final Engine engine;
    private final Table<Seen> seen;
    private final Map<PbxId, Instant> kept = new HashMap<>();
    private final Map<PbxId, Instant> resting = new HashMap<>();
    private final Map<PbxId, EventClock> clocks = new HashMap<>();
    private final Map<PbxId, Long> minutes = new HashMap<>();
    private final Set<PbxId> pbxs = new HashSet<>();
    private Instant second = Instant.EPOCH;

    /**
     * Goes on where the last one stopped: until what came in meanwhile is read, it is not later
     * than it was then. Its clocks go on with the first beat or event.
     */
    public Heartbeat(Engine engine, Tables tables) {
        this.engine = engine;
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

    /** An event of that time came in when it was {@code wall} here. */
    public void heard(PbxId pbx, Instant time, Instant wall) {
        pbxs.add(pbx);
        clocks.put(pbx, clock(pbx, wall).heard(time, wall));
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
        for (PbxId pbx : pbxs) {
            Instant now = clock(pbx, wall).now(wall);
            if (fullSecond) {
                second(pbx, now);
            }
            engine.passed(pbx, now);
            engine.publishQueues(pbx, now);
            if (fullSecond) {
                engine.publishAgents(pbx, now);
            }
        }
    }

    private EventClock clock(PbxId pbx, Instant wall) {
        Instant last = resting.remove(pbx);
        if (last != null) {
            clocks.put(pbx, EventClock.UNSET.heard(last, wall));
        }
        return clocks.getOrDefault(pbx, EventClock.UNSET);
    }

    private void second(PbxId pbx, Instant now) {
        engine.waited(pbx);
        Long minute = Math.floorDiv(now.getEpochSecond(), 60);
        if (!minute.equals(minutes.put(pbx, minute))) {
            engine.refresh(pbx);
        }
    }
}
