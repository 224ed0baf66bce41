package io.belfry.gateway.core.overview;

import io.belfry.contracts.config.QueueConfig;
import io.belfry.contracts.pbx.PbxLink;
import io.belfry.contracts.state.AgentState;
import io.belfry.contracts.state.QueueCounter;
import io.belfry.contracts.state.QueueStatistics;
import io.belfry.gateway.core.view.Kind;
import io.belfry.gateway.core.view.PbxView;
import io.belfry.gateway.core.view.StateView;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The state of the PBXs in aggregates (O34): no names of people, no numbers of callers. */
public record Overview(List<Pbx> pbxs) {

    /** One PBX; {@code objects} counts its configuration, {@code agents} its agents by state. */
    public record Pbx(
            String name,
            Link link,
            Map<String, Integer> objects,
            List<Queue> queues,
            Map<String, Long> agents) {}

    /**
     * The link to a PBX.
     *
     * @param state {@code up}, {@code resyncing}, {@code down}, or {@code unknown} before the first
     *     word of it
     * @param detail version of the PBX, or the reason why it is down
     */
    public record Link(String state, Instant since, String detail) {}

    /** One queue now and since the last reset. */
    public record Queue(String name, long waiting, long answered, long abandoned) {}

    /** The overview of a view. */
    public static Overview of(StateView view, Instant now) {
        return new Overview(
                view.pbxs().entrySet().stream()
                        .map(entry -> pbx(entry.getKey(), entry.getValue(), now))
                        .toList());
    }

    private static Pbx pbx(String name, PbxView view, Instant now) {
        Map<String, Integer> objects = new LinkedHashMap<>();
        Kind.CONFIGURATION.forEach(kind -> objects.put(kind.name(), view.table(kind).size()));
        Map<String, Long> agents = new TreeMap<>();
        view.all(Kind.AGENTS)
                .forEach(
                        agent -> {
                            AgentState state = view.statusOf(agent, now).state();
                            agents.merge(state.wireName(), 1L, Long::sum);
                        });
        List<Queue> queues =
                view.all(Kind.QUEUES).stream().map(queue -> queue(queue, view)).toList();
        return new Pbx(name, link(view), objects, queues, agents);
    }

    private static Link link(PbxView view) {
        return view.link()
                .map(
                        link ->
                                switch (link) {
                                    case PbxLink.Up up -> new Link("up", up.since(), up.version());
                                    case PbxLink.Resyncing resync ->
                                            new Link("resyncing", resync.since(), resync.version());
                                    case PbxLink.Down down ->
                                            new Link("down", down.since(), down.reason());
                                })
                .orElseGet(() -> new Link("unknown", null, null));
    }

    private static Queue queue(QueueConfig queue, PbxView view) {
        Map<QueueCounter, Double> counters =
                view.find(Kind.QUEUE_STATISTICS, queue.id())
                        .map(QueueStatistics::counters)
                        .orElse(Map.of());
        String displayName = queue.displayName();
        return new Queue(
                displayName == null || displayName.isBlank() ? queue.name().value() : displayName,
                count(counters, QueueCounter.WAITING_CALLS),
                count(counters, QueueCounter.TOTAL_NUMBER_CALLS_ANSWERED),
                count(counters, QueueCounter.TOTAL_NUMBER_CALLS_ABANDONNED));
    }

    private static long count(Map<QueueCounter, Double> counters, QueueCounter counter) {
        return Math.round(counters.getOrDefault(counter, 0.0));
    }
}
