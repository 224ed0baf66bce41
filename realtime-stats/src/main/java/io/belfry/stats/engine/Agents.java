package io.belfry.stats.engine;

import io.belfry.contracts.Topics;
import io.belfry.contracts.config.AgentConfig;
import io.belfry.contracts.config.LineConfig;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.Device;
import io.belfry.contracts.id.LinkedId;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.pbx.PbxEvent;
import io.belfry.contracts.state.AgentState;
import io.belfry.contracts.state.AgentStatus;
import io.belfry.stats.agent.Agent;
import io.belfry.stats.agent.AgentDisplay;
import io.belfry.stats.agent.AgentDisplay.Surroundings;
import io.belfry.stats.agent.AgentMachine;
import io.belfry.stats.agent.Delivery;
import io.belfry.stats.agent.Seat;
import io.belfry.stats.agent.WrapUpTimes;
import io.belfry.stats.directory.Directory;
import io.belfry.stats.phone.Leg;
import io.belfry.stats.queue.LiveQueue.Presence;
import io.belfry.stats.store.Moment;
import io.belfry.stats.store.Outbox;
import io.belfry.stats.store.Table;
import io.belfry.stats.store.Tables;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The agents of a PBX and the state they show (A126–A128, A164). */
final class Agents {

    /** What an agent showed last. */
    record Shown(AgentState state, String cause, Instant since, String phone) {}

    private final Table<Agent> agents;
    private final Table<Shown> shown;
    private final AgentsByPhone byPhone;
    private final Directory directory;
    private final Legs legs;
    private final Queues queues;
    private final AgentNumbers numbers;
    private final Outbox outbox;
    private final Timers timers = new Timers();

    Agents(
            Tables tables,
            Directory directory,
            Legs legs,
            Queues queues,
            AgentNumbers numbers,
            Outbox outbox) {
        agents = tables.table("agent", Agent.class);
        shown = tables.table("agent-shown", Shown.class);
        byPhone = new AgentsByPhone(tables);
        this.directory = directory;
        this.legs = legs;
        this.queues = queues;
        this.numbers = numbers;
        this.outbox = outbox;
    }

    /** Takes up the timers of the agents that are in wrap-up. */
    void started(PbxId pbx) {
        for (Agent agent : agents.all(pbx)) {
            schedule(pbx, agent);
        }
    }

    /** Applies an event that names an agent. */
    void on(Moment moment, AgentNumber number, PbxEvent event, int generation) {
        update(moment, number, a -> AgentMachine.apply(a, event, moment.time(), generation));
    }

    /** The device the agent works on. */
    Optional<Device> device(PbxId pbx, AgentNumber number) {
        return device(pbx, get(pbx, number));
    }

    /** The agents whose phone that device is. */
    Set<AgentNumber> at(PbxId pbx, Device device) {
        return byPhone.at(pbx, device, directory.lineOfDevice(pbx, device).map(LineConfig::number));
    }

    /** The queue that brings that call to an agent on that device. */
    Optional<QueueName> deliveredBy(PbxId pbx, Device device, LinkedId call) {
        return at(pbx, device).stream()
                .flatMap(number -> get(pbx, number).delivery(call).stream())
                .map(Delivery::queue)
                .findFirst();
    }

    /** A leg changed on the phone of an agent. */
    void on(Moment moment, AgentNumber number, Legs.Change change) {
        if (change.before() != null && change.after() == null) {
            update(moment, number, a -> AgentMachine.legEnded(a, change.before(), moment.time()));
        }
        if (get(moment.pbx(), number).loggedIn()) {
            numbers.leg(moment, number, change);
        }
    }

    /** A leg was gone when the link came back. */
    void lost(Moment moment, AgentNumber number, Leg leg) {
        update(moment, number, a -> AgentMachine.legLost(a, leg));
    }

    /** Drops what the resync did not name, and shows everybody anew. */
    void resynced(Moment moment, int generation) {
        for (Agent agent : agents.all(moment.pbx())) {
            update(
                    moment,
                    agent.number(),
                    a -> AgentMachine.resynced(a, moment.time(), generation));
            show(moment, agent.number());
        }
    }

    /** Ends the wrap-ups that are over at that time, each at its own moment. */
    void passed(PbxId pbx, Instant now) {
        for (Timers.Due due : timers.take(pbx, now)) {
            show(
                    new Moment(pbx, "wrapup-end/" + due.agent() + "/" + due.at(), due.at()),
                    due.agent());
        }
    }

    void unconfigured(Moment moment, AgentId id) {
        outbox.gone(Topics.STATE_AGENTS, moment, id.toString());
        outbox.gone(Topics.STATS_AGENTS, moment, id.toString());
    }

    /** Computes and publishes what an agent shows. */
    void show(Moment moment, AgentNumber number) {
        PbxId pbx = moment.pbx();
        WrapUpTimes times = q -> directory.wrapUpSeconds(pbx, q);
        update(moment, number, a -> AgentMachine.tick(a, moment.time(), times));
        Agent agent = get(pbx, number);
        schedule(pbx, agent);
        List<Leg> phone = device(pbx, agent).map(d -> legs.on(pbx, d)).orElse(List.of());
        Surroundings around =
                new Surroundings(
                        times,
                        call -> legs.monitorState(pbx, call),
                        other -> directory.lineOfNumber(pbx, other).isPresent());
        AgentDisplay.Shown now = AgentDisplay.of(agent, phone, around, moment.time());
        Shown before = shown.get(pbx, number.value());
        boolean same = before != null && before.state().getClass().equals(now.state().getClass());
        Shown after =
                new Shown(
                        now.state(),
                        now.cause(),
                        same ? before.since() : moment.time(),
                        phoneNumber(pbx, agent, before));
        if (!after.equals(before)) {
            shown.put(pbx, number.value(), after);
            numbers.shows(moment, number, before, after);
        }
        for (Seat seat : agent.seats()) {
            queues.presence(
                    moment, seat.queue(), number, presence(agent, phone, seat, now.state()));
        }
        directory.agent(pbx, number).ifPresent(config -> publish(moment, config, agent, after));
    }

    private void publish(Moment moment, AgentConfig config, Agent agent, Shown now) {
        List<QueueId> queueIds =
                agent.queues().stream()
                        .flatMap(q -> directory.queue(moment.pbx(), q).stream())
                        .map(q -> q.id())
                        .sorted()
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
                        now.cause()));
    }

    private static Presence presence(Agent agent, List<Leg> phone, Seat seat, AgentState state) {
        if (!agent.loggedIn()) {
            return null;
        }
        if (AgentDisplay.talksFor(agent, phone, seat.queue())) {
            return Presence.TALKING;
        }
        return state instanceof AgentState.Ready && !seat.paused()
                ? Presence.AVAILABLE
                : Presence.OTHER;
    }

    private String phoneNumber(PbxId pbx, Agent agent, Shown before) {
        return Optional.ofNullable(agent.extension())
                .or(
                        () ->
                                agent.device()
                                        .flatMap(d -> directory.lineOfDevice(pbx, d))
                                        .map(LineConfig::number))
                .orElse(before == null ? "" : before.phone());
    }

    private Optional<Device> device(PbxId pbx, Agent agent) {
        return agent.device()
                .or(() -> directory.lineOfNumber(pbx, agent.extension()).map(LineConfig::device));
    }

    private void update(Moment moment, AgentNumber number, UnaryOperator<Agent> change) {
        PbxId pbx = moment.pbx();
        Agent before = get(pbx, number);
        Agent after = change.apply(before);
        if (after.equals(before)) {
            return;
        }
        agents.put(pbx, number.value(), after);
        byPhone.moved(pbx, before, after);
        Set<QueueName> gone = new HashSet<>();
        before.seats().forEach(s -> gone.add(s.queue()));
        after.seats().forEach(s -> gone.remove(s.queue()));
        gone.forEach(queue -> queues.presence(moment, queue, number, null));
    }

    private void schedule(PbxId pbx, Agent agent) {
        if (agent.wrapUp() != null) {
            timers.add(
                    pbx,
                    agent.wrapUp().until(q -> directory.wrapUpSeconds(pbx, q)),
                    agent.number());
        }
    }

    private Agent get(PbxId pbx, AgentNumber number) {
        Agent agent = agents.get(pbx, number.value());
        return agent == null ? Agent.unknown(number) : agent;
    }
}
