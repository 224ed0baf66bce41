package io.belfry.stats.engine;

import io.belfry.contracts.Topics;
import io.belfry.contracts.config.AgentConfig;
import io.belfry.contracts.config.LineConfig;
import io.belfry.contracts.config.QueueConfig;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.state.AgentState;
import io.belfry.contracts.state.AgentStatus;
import io.belfry.contracts.state.QueuePause;
import io.belfry.stats.agent.Agent;
import io.belfry.stats.agent.AgentDisplay;
import io.belfry.stats.agent.AgentDisplay.Surroundings;
import io.belfry.stats.agent.Seat;
import io.belfry.stats.directory.Directory;
import io.belfry.stats.phone.Leg;
import io.belfry.stats.queue.LiveQueue.Presence;
import io.belfry.stats.store.Moment;
import io.belfry.stats.store.Outbox;
import io.belfry.stats.store.Table;
import io.belfry.stats.store.Tables;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the agents show, told to clients, to their queues and to their numbers (A126–A128). */
final class AgentBoard {

    /** What an agent showed last. */
    record Shown(AgentState state, String cause, Instant since, String phone) {}

    private final Table<Shown> shown;
    private final Directory directory;
    private final Calls calls;
    private final Queues queues;
    private final AgentNumbers numbers;
    private final Outbox outbox;

    AgentBoard(
            Tables tables,
            Directory directory,
            Calls calls,
            Queues queues,
            AgentNumbers numbers,
            Outbox outbox) {
        shown = tables.table("agent-shown", Shown.class);
        this.directory = directory;
        this.calls = calls;
        this.queues = queues;
        this.numbers = numbers;
        this.outbox = outbox;
    }

    /** Computes and tells what an agent with these legs on his phone shows. */
    void show(Moment moment, Agent agent, List<Leg> phone) {
        PbxId pbx = moment.pbx();
        Surroundings around =
                new Surroundings(
                        q -> directory.wrapUpSeconds(pbx, q),
                        call -> calls.monitorState(pbx, call),
                        other -> directory.lineOfNumber(pbx, other).isPresent());
        AgentDisplay.Shown now = AgentDisplay.of(agent, phone, around, moment.time());
        String key = agent.number().value();
        Shown before = shown.get(pbx, key);
        boolean same = before != null && before.state().getClass().equals(now.state().getClass());
        Shown after =
                new Shown(
                        now.state(),
                        now.cause(),
                        same ? before.since() : moment.time(),
                        phoneNumber(pbx, agent, before));
        if (!after.equals(before)) {
            shown.put(pbx, key, after);
            numbers.shows(moment, agent.number(), before, after);
        }
        for (Seat seat : agent.seats()) {
            queues.presence(
                    moment, seat.queue(), agent.number(), presence(agent, phone, seat, now));
        }
        directory
                .agent(pbx, agent.number())
                .ifPresent(config -> publish(moment, config, agent, after));
    }

    void unconfigured(Moment moment, AgentId id) {
        outbox.gone(Topics.STATE_AGENTS, moment, id.toString());
        outbox.gone(Topics.STATS_AGENTS, moment, id.toString());
    }

    private void publish(Moment moment, AgentConfig config, Agent agent, Shown now) {
        PbxId pbx = moment.pbx();
        List<QueueId> queueIds =
                agent.queues().stream()
                        .flatMap(q -> directory.queue(pbx, q).stream())
                        .map(QueueConfig::id)
                        .sorted()
                        .toList();
        List<QueuePause> pauses =
                agent.seats().stream()
                        .filter(Seat::paused)
                        .flatMap(
                                seat ->
                                        directory.queue(pbx, seat.queue()).stream()
                                                .map(q -> new QueuePause(q.id(), seat.reason())))
                        .sorted(Comparator.comparing(QueuePause::queue))
                        .toList();
        outbox.state(
                Topics.STATE_AGENTS,
                moment,
                new AgentStatus(
                        config.id(),
                        config.number(),
                        config.group(),
                        now.state(),
                        now.phone(),
                        now.since(),
                        queueIds,
                        now.cause(),
                        agent.loggedIn() ? pauses : List.of()));
    }

    /** What he is to a queue; who cannot be reached is ready, but not for its calls. */
    private static Presence presence(
            Agent agent, List<Leg> phone, Seat seat, AgentDisplay.Shown now) {
        if (!agent.loggedIn()) {
            return null;
        }
        if (AgentDisplay.talksFor(agent, phone, seat.queue())) {
            return Presence.TALKING;
        }
        return switch (now.state()) {
            case AgentState.Ready r when seat.paused() -> Presence.PAUSED;
            case AgentState.Ready r when seat.reachable() -> Presence.AVAILABLE;
            case AgentState.OnPause p -> Presence.PAUSED;
            case AgentState.OnWrapup w -> Presence.WRAPUP;
            case AgentState.Ringing r -> Presence.RINGING;
            default -> Presence.OTHER;
        };
    }

    private String phoneNumber(PbxId pbx, Agent agent, Shown before) {
        return Optional.ofNullable(agent.session().extension())
                .or(
                        () ->
                                agent.device()
                                        .flatMap(d -> directory.lineOfDevice(pbx, d))
                                        .map(LineConfig::number))
                .orElse(before == null ? "" : before.phone());
    }
}
