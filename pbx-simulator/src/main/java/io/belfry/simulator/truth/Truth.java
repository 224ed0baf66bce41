package io.belfry.simulator.truth;

import io.belfry.simulator.truth.Fact.QueuePass;
import io.belfry.simulator.truth.Fact.SideCall;
import io.belfry.simulator.truth.Passes.Key;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Tallies what the PBX decided, per queue and per agent and quarter of an hour, and tells each call
 * and each stretch of an agent's state when it is over. What is open at the end is counted up to
 * the end.
 */
public final class Truth implements Witness {

    private static final long QUARTER = 900_000_000L;

    private final LongSupplier clock;
    private final Map<String, Integer> wrapUpSeconds;
    private final Consumer<Fact> told;
    private final Passes passes = new Passes();
    private final Map<String, SideCall> sideCalls = new LinkedHashMap<>();
    private final Map<String, AgentWatch> agents = new TreeMap<>();
    private final Map<String, QueueWatch> queues = new TreeMap<>();
    private long quarter;

    /**
     * @param clock microseconds since the epoch
     * @param wrapUpSeconds by queue; none for a queue that is not named
     * @param told is given each fact, in the order in which they became certain
     */
    public Truth(LongSupplier clock, Map<String, Integer> wrapUpSeconds, Consumer<Fact> told) {
        this.clock = clock;
        this.wrapUpSeconds = Map.copyOf(wrapUpSeconds);
        this.told = told;
        this.quarter = quarterOf(clock.getAsLong());
    }

    static long quarterOf(long micros) {
        return Math.floorDiv(micros, QUARTER) * QUARTER;
    }

    /** Counts everything up to now and tells what is left; nothing may happen after it. */
    public void finish() {
        long now = now();
        for (Key key : passes.keys()) {
            over(key, "OPEN", null, 0, now);
        }
        for (SideCall call : List.copyOf(sideCalls.values())) {
            told.accept(call.ended(0));
        }
        agents.values().forEach(a -> a.advance(now));
        agents.values().forEach(AgentWatch::tellStretch);
        tellQuarter();
        queues.values().forEach(q -> q.arrivals().forEach(told));
    }

    /** The present instant; quarters that are over by then are told. */
    private long now() {
        long now = clock.getAsLong();
        while (now >= quarter + QUARTER) {
            long end = quarter + QUARTER;
            agents.values().forEach(a -> a.advance(end));
            tellQuarter();
            queues.values().forEach(q -> q.moment(end, agents).ifPresent(told));
            quarter = end;
        }
        return now;
    }

    private void tellQuarter() {
        queues.values().forEach(q -> q.quarter(quarter).ifPresent(told));
        agents.values().forEach(a -> a.quarter(quarter).ifPresent(told));
    }

    private AgentWatch agent(String number, long now) {
        AgentWatch agent = agents.computeIfAbsent(number, n -> new AgentWatch(n, now, told));
        agent.advance(now);
        return agent;
    }

    private QueueWatch queue(String name) {
        return queues.computeIfAbsent(name, QueueWatch::new);
    }

    @Override
    public void arrives(String call, String queue, String caller, String dialled) {
        passes.arrives(new Key(call, queue), caller, dialled, now());
    }

    @Override
    public void enters(String call, String queue, int position) {
        long now = now();
        passes.enters(new Key(call, queue), position, now);
        queue(queue).enters(call, now);
    }

    @Override
    public void rings(String call, String queue, String member) {
        long now = now();
        passes.rings(new Key(call, queue), member, now);
        queue(queue).rings();
        agent(member, now).engage(queueCall(call), CallKind.QUEUE);
    }

    @Override
    public void ringEnds(String call, String queue, String member, RingEnd how) {
        long now = now();
        passes.ringEnds(new Key(call, queue), member, how, now);
        queue(queue).ringEnds(how);
        AgentWatch agent = agent(member, now);
        if (how != RingEnd.ANSWERED) {
            agent.free(queueCall(call), count(how));
        }
    }

    private static String count(RingEnd how) {
        return switch (how) {
            case NO_ANSWER -> "notAnswered";
            case REFUSED -> "refused";
            case CANCELLED -> "cancelled";
            case ANSWERED -> throw new IllegalArgumentException("answered");
        };
    }

    @Override
    public void connects(String call, String queue, String member, int waited) {
        long now = now();
        passes.connects(new Key(call, queue), member, waited, now);
        queue(queue).connects(call, member, waited);
        agent(member, now).talks(queueCall(call));
    }

    @Override
    public void completes(String call, String queue, String endedBy, int talked) {
        over(new Key(call, queue), "ANSWERED", endedBy, talked, now());
    }

    @Override
    public void leaves(String call, String queue, String outcome, int waited) {
        long now = now();
        Key key = new Key(call, queue);
        passes.waited(key, waited);
        over(key, outcome, outcome.equals("ABANDONED") ? "caller" : null, 0, now);
    }

    private void over(Key key, String outcome, String endedBy, int talked, long now) {
        QueuePass pass = passes.over(key, outcome, endedBy, talked, now);
        queue(key.queue()).over(pass);
        told.accept(pass);
    }

    @Override
    public void memberLeavesCall(String call, String queue, String member) {
        long now = now();
        AgentWatch agent = agent(member, now);
        if (agent.talksIn(queueCall(call))) {
            agent.free(queueCall(call), "");
            agent.restsUntil(now + wrapUpSeconds.getOrDefault(queue, 0) * 1_000_000L);
        }
    }

    @Override
    public void holds(String telephone, boolean held) {
        agent(telephone, now()).holds(held);
    }

    @Override
    public void memberAdded(String queue, String member) {
        agent(member, now()).joins(queue);
        queue(queue).joins(member);
    }

    @Override
    public void memberRemoved(String queue, String member) {
        agent(member, now()).quits(queue);
        queue(queue).quits(member);
    }

    @Override
    public void pauses(String queue, String member, boolean paused, String reason) {
        agent(member, now()).pauses(queue, paused, reason);
    }

    @Override
    public void logsIn(String agent) {
        long now = now();
        agent(agent, now).login(true, now);
    }

    @Override
    public void logsOut(String agent) {
        long now = now();
        agent(agent, now).login(false, now);
    }

    @Override
    public void dials(String call, String from, boolean fromOutside, String to, boolean outside) {
        if (sideCalls.containsKey(call)) {
            directEnds(call);
        }
        long now = now();
        sideCalls.put(call, new SideCall(call, from, fromOutside, to, outside, now, 0, 0));
        if (!fromOutside) {
            agent(from, now).engage(call, outside ? CallKind.EXTERNAL_OUT : CallKind.INTERNAL_OUT);
        }
        if (!outside) {
            agent(to, now).engage(call, fromOutside ? CallKind.EXTERNAL_IN : CallKind.INTERNAL_IN);
        }
    }

    @Override
    public void directAnswered(String call) {
        long now = now();
        SideCall c = sideCalls.get(call);
        sideCalls.put(call, c.answered(now));
        parties(c, now).forEach(a -> a.talks(call));
    }

    @Override
    public void directEnds(String call) {
        long now = now();
        SideCall c = sideCalls.remove(call);
        if (c == null) {
            return;
        }
        parties(c, now).forEach(a -> a.free(call, "notAnswered"));
        told.accept(c.ended(now));
    }

    private List<AgentWatch> parties(SideCall call, long now) {
        List<AgentWatch> parties = new ArrayList<>();
        if (!call.fromOutside()) {
            parties.add(agent(call.from(), now));
        }
        if (!call.toOutside()) {
            parties.add(agent(call.to(), now));
        }
        return parties;
    }

    @Override
    public void stops() {
        long now = now();
        for (Key key : passes.keys()) {
            over(key, "LOST", null, 0, now);
        }
        sideCalls.values().forEach(c -> told.accept(c.ended(now)));
        sideCalls.clear();
        agents.values().forEach(a -> a.advance(now));
        agents.values().forEach(AgentWatch::drop);
        queues.values().forEach(QueueWatch::drop);
    }

    private static String queueCall(String call) {
        return "queue/" + call;
    }
}
