package io.belfry.stats.engine;

import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.PbxId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** When to look at which agent again. Kept in memory: a start sets them anew. */
final class Timers {

    record Due(Instant at, AgentNumber agent) {}

    private final Map<PbxId, TreeSet<Due>> due = new HashMap<>();

    void add(PbxId pbx, Instant at, AgentNumber agent) {
        due.computeIfAbsent(
                        pbx,
                        p ->
                                new TreeSet<>(
                                        Comparator.comparing(Due::at)
                                                .thenComparing(d -> d.agent().value())))
                .add(new Due(at, agent));
    }

    /** Those that are due at that time, in order. */
    List<Due> take(PbxId pbx, Instant now) {
        TreeSet<Due> all = due.get(pbx);
        List<Due> taken = new ArrayList<>();
        while (all != null && !all.isEmpty() && !all.first().at().isAfter(now)) {
            taken.add(all.pollFirst());
        }
        return taken;
    }
}
