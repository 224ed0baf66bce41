package io.belfry.stats.engine;

import io.belfry.contracts.id.PbxId;
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

    private final Engine engine;
    private final Map<PbxId, EventClock> clocks = new HashMap<>();
    private final Map<PbxId, Long> minutes = new HashMap<>();
    private final Set<PbxId> pbxs = new HashSet<>();
    private Instant second = Instant.EPOCH;

    public Heartbeat(Engine engine) {
        this.engine = engine;
        pbxs.addAll(engine.started());
    }

    /** There is a PBX of that name. */
    public void knows(PbxId pbx) {
        pbxs.add(pbx);
    }

    /** An event of that time came in when it was {@code wall} here. */
    public void heard(PbxId pbx, Instant time, Instant wall) {
        pbxs.add(pbx);
        clocks.merge(
                pbx, EventClock.UNSET.heard(time, wall), (clock, first) -> clock.heard(time, wall));
    }

    /** It is {@code wall} here. */
    public void beat(Instant wall) {
        boolean fullSecond = !second.plus(SECOND).isAfter(wall);
        if (fullSecond) {
            second = wall;
        }
        for (PbxId pbx : pbxs) {
            Instant now = clocks.getOrDefault(pbx, EventClock.UNSET).now(wall);
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

    private void second(PbxId pbx, Instant now) {
        engine.waited(pbx);
        Long minute = Math.floorDiv(now.getEpochSecond(), 60);
        if (!minute.equals(minutes.put(pbx, minute))) {
            engine.refresh(pbx);
        }
    }
}
