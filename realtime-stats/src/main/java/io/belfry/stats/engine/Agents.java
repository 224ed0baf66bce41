package io.belfry.stats.engine;

import io.belfry.contracts.config.LineConfig;
import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.Device;
import io.belfry.contracts.id.LinkedId;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.pbx.AgentLoggedIn;
import io.belfry.contracts.pbx.PbxEvent;
import io.belfry.contracts.pbx.PoolAgentLoggedIn;
import io.belfry.stats.agent.Agent;
import io.belfry.stats.agent.AgentMachine;
import io.belfry.stats.agent.AgentResync;
import io.belfry.stats.agent.Delivery;
import io.belfry.stats.agent.WrapUpTimes;
import io.belfry.stats.directory.Directory;
import io.belfry.stats.phone.Leg;
import io.belfry.stats.store.Moment;
import io.belfry.stats.store.Table;
import io.belfry.stats.store.Tables;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The agents of a PBX, and when to look at them again (A164). */
final class Agents {

    private final Table<Agent> agents;
    private final AgentsByPhone byPhone;
    private final Directory directory;
    private final Legs legs;
    private final Queues queues;
    private final AgentNumbers numbers;
    private final AgentBoard board;
    private final Timers timers = new Timers();

    Agents(
            Tables tables,
            Directory directory,
            Legs legs,
            Queues queues,
            AgentNumbers numbers,
            AgentBoard board) {
        agents = tables.table("agent", Agent.class);
        byPhone = new AgentsByPhone(tables);
        this.directory = directory;
        this.legs = legs;
        this.queues = queues;
        this.numbers = numbers;
        this.board = board;
    }

    /** Takes up the timers of the agents that are in wrap-up. */
    void started(PbxId pbx) {
        for (Agent agent : agents.all(pbx)) {
            schedule(pbx, agent);
        }
    }

    /**
     * Applies an event that names an agent.
     *
     * @return the agents it is about: those whose phone he took over, too (A30)
     */
    Set<AgentNumber> on(Moment moment, AgentNumber number, PbxEvent event, int generation) {
        update(moment, number, a -> AgentMachine.apply(a, event, moment.time(), generation));
        Set<AgentNumber> touched = new HashSet<>(Set.of(number));
        if (event instanceof AgentLoggedIn || event instanceof PoolAgentLoggedIn) {
            PbxId pbx = moment.pbx();
            for (AgentNumber other : device(pbx, number).map(d -> at(pbx, d)).orElse(Set.of())) {
                if (!other.equals(number) && get(pbx, other).loggedIn()) {
                    update(moment, other, a -> AgentMachine.takenOver(a, generation));
                    touched.add(other);
                }
            }
        }
        return touched;
    }

    /** The device the agent works on. */
    Optional<Device> device(PbxId pbx, AgentNumber number) {
        return device(pbx, get(pbx, number));
    }

    /** Whether he is logged in by app_agent_pool. */
    boolean pooled(PbxId pbx, AgentNumber number) {
        return get(pbx, number).pool() != null;
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
        Leg ended = change.after() == null ? change.before() : null;
        if (ended != null && !goesOn(moment.pbx(), ended)) {
            update(moment, number, a -> AgentMachine.legEnded(a, ended, moment.time()));
        }
        numbers.leg(moment, number, change, get(moment.pbx(), number).loggedIn());
    }

    /** A leg was gone when the link came back. */
    void lost(Moment moment, AgentNumber number, Leg leg, int generation) {
        numbers.leg(moment, number, new Legs.Change(leg.device(), leg, null), false);
        update(moment, number, a -> AgentMachine.legLost(a, leg, generation));
    }

    /** Believes the resync of that number, and shows everybody anew. */
    void resynced(Moment moment, int generation) {
        PbxId pbx = moment.pbx();
        WrapUpTimes times = q -> directory.wrapUpSeconds(pbx, q);
        for (Agent agent : agents.all(pbx)) {
            AgentNumber number = agent.number();
            update(moment, number, a -> AgentResync.resynced(a, moment.time(), generation, times));
            adopt(moment, number, generation);
            show(moment, number);
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

    /** Computes and tells what an agent shows. */
    void show(Moment moment, AgentNumber number) {
        PbxId pbx = moment.pbx();
        WrapUpTimes times = q -> directory.wrapUpSeconds(pbx, q);
        update(moment, number, a -> AgentMachine.tick(a, moment.time(), times));
        Agent agent = get(pbx, number);
        schedule(pbx, agent);
        board.show(moment, agent, device(pbx, agent).map(d -> legs.on(pbx, d)).orElse(List.of()));
    }

    /** A queue call that began unheard is one of that queue from now on. */
    private void adopt(Moment moment, AgentNumber number, int generation) {
        Agent agent = get(moment.pbx(), number);
        Optional<Device> device = device(moment.pbx(), agent);
        Optional<QueueName> queue = AgentResync.unheardCall(agent, generation);
        if (agent.pool() != null || device.isEmpty() || queue.isEmpty()) {
            return;
        }
        for (Legs.Change change : legs.adopted(moment, device.get(), queue.get())) {
            Leg leg = change.after();
            Delivery call = new Delivery(leg.call(), queue.get(), leg.other(), true, leg.since());
            update(moment, number, a -> AgentResync.serving(a, call));
        }
    }

    /** Whether another channel of the phone has taken the place of that one (masquerade). */
    private boolean goesOn(PbxId pbx, Leg ended) {
        return ended.acd()
                && legs.on(pbx, ended.device()).stream()
                        .anyMatch(
                                leg ->
                                        leg.call().equals(ended.call())
                                                && ended.queue().equals(leg.queue()));
    }

    private Optional<Device> device(PbxId pbx, Agent agent) {
        return agent.device()
                .or(
                        () ->
                                directory
                                        .lineOfNumber(pbx, agent.session().extension())
                                        .map(LineConfig::device));
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
        if (after.pooled() && !after.deliveries().equals(before.deliveries())) {
            numbers.pooled(moment, before, after);
        }
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
