package io.belfry.reporting.fact;

import io.belfry.contracts.pbx.QueueLogRow;
import io.belfry.reporting.call.AgentSeats;
import io.belfry.reporting.call.Call;
import io.belfry.reporting.call.CallFold;
import io.belfry.reporting.call.SignsOfLife;
import io.belfry.reporting.queue.QueueCall;
import io.belfry.reporting.queue.QueuePasses;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Derives all there is to say of a call from its rows (D50). Pure: the live path and a
 * recomputation of the past use the same one, so they agree.
 */
public final class CallDeriver {

    private final CallFold calls;
    private final FactFold facts;
    private final SignsOfLife life;

    /**
     * @param externalContexts contexts of channels that lead outside
     * @param seats who sat where
     * @param wrapUps rest after a call, where the PBX does not log it
     * @param life when the PBX died
     * @param longestTalk see {@link FactFold}
     */
    public CallDeriver(
            Set<String> externalContexts,
            AgentSeats seats,
            WrapUps wrapUps,
            SignsOfLife life,
            Optional<Duration> longestTalk) {
        this.calls = new CallFold(externalContexts, seats, life);
        this.facts = new FactFold(seats, wrapUps, longestTalk);
        this.life = life;
    }

    /** What those rows say. */
    public Derived derive(CallRows rows) {
        Optional<Call> call =
                rows.cel().isEmpty()
                        ? Optional.empty()
                        : calls.fold(rows.id(), rows.cel(), rows.holds());
        Optional<Instant> end = call.map(c -> c.data().endTime());
        List<QueueCall> passes = new ArrayList<>();
        Map<String, Instant> since = new HashMap<>();
        for (Map.Entry<String, List<QueueLogRow>> entry : rows.queueLog().entrySet()) {
            List<QueueLogRow> log = entry.getValue();
            since.put(entry.getKey(), log.getFirst().time());
            Optional<Instant> over =
                    end.or(() -> life.lastBeforeStartAfter(log.getLast().time()))
                            .filter(time -> call.isEmpty() || !movesOn(rows, entry.getKey()));
            passes.addAll(QueuePasses.fold(entry.getKey(), log, over));
        }
        passes.sort(Comparator.comparing(QueueCall::queueTime));
        return new Derived(rows.id(), call, facts.fold(rows.id(), call, passes), since);
    }

    /** Whether that channel left the call alive, for another one. */
    private static boolean movesOn(CallRows rows, String channel) {
        return rows.cel().stream()
                        .filter(r -> r.uniqueId() != null && r.uniqueId().value().equals(channel))
                        .noneMatch(
                                r ->
                                        "CHAN_END".equals(r.eventType())
                                                || "HANGUP".equals(r.eventType()))
                && rows.cel().stream().anyMatch(r -> "LINKEDID_END".equals(r.eventType()));
    }
}
