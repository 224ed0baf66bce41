package io.belfry.stats.engine;

import io.belfry.contracts.Topics;
import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.state.AgentState;
import io.belfry.contracts.state.AgentStatistics;
import io.belfry.contracts.state.CallDirection;
import io.belfry.stats.agent.Agent;
import io.belfry.stats.agent.Delivery;
import io.belfry.stats.agentstats.AgentTally;
import io.belfry.stats.agentstats.AgentTally.Period;
import io.belfry.stats.agentstats.AgentTotals;
import io.belfry.stats.directory.Directory;
import io.belfry.stats.phone.Leg;
import io.belfry.stats.phone.Leg.Phase;
import io.belfry.stats.store.Moment;
import io.belfry.stats.store.Outbox;
import io.belfry.stats.store.Table;
import io.belfry.stats.store.Tables;
import io.belfry.stats.time.Days;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** The numbers of the agents (A137, C25–C41). */
final class AgentNumbers {

    /** A tally and whose it is. */
    record Entry(AgentNumber agent, AgentTally tally) {}

    private final Table<Entry> tallies;
    private final Directory directory;
    private final Outbox outbox;
    private final Days days;
    private final Dirty<AgentNumber> dirty = new Dirty<>();

    AgentNumbers(Tables tables, Directory directory, Outbox outbox, Days days) {
        tallies = tables.table("agent-tally", Entry.class);
        this.directory = directory;
        this.outbox = outbox;
        this.days = days;
    }

    /** The agent shows something else. */
    void shows(Moment moment, AgentNumber number, AgentBoard.Shown before, AgentBoard.Shown after) {
        boolean wasOut = before == null || before.state() instanceof AgentState.LoggedOut;
        boolean isOut = after.state() instanceof AgentState.LoggedOut;
        Instant time = moment.time();
        update(
                moment.pbx(),
                number,
                t -> {
                    AgentTally next = t;
                    if (wasOut && !isOut) {
                        next = next.loggedIn(time);
                    } else if (!wasOut && isOut) {
                        next = next.loggedOut(time);
                    }
                    return next.entered(period(after.state()), after.cause(), time, days);
                });
    }

    /**
     * A leg changed on the phone of an agent. Calls count when they reach him while he is logged in
     * (C39); what becomes of those counts whenever it does.
     */
    void leg(Moment moment, AgentNumber number, Legs.Change change, boolean loggedIn) {
        Leg before = change.before();
        Leg after = change.after();
        Leg leg = after == null ? before : after;
        if (leg == null || leg.is(Leg.Trait.POOLED)) {
            return; // the standing leg of an agent of app_agent_pool is no call
        }
        Phase from = before == null ? Phase.NEW : before.phase();
        Phase to = after == null ? null : after.phase();
        if (from == to) {
            return;
        }
        Instant time = moment.time();
        if (leg.direction() == CallDirection.OUTGOING) {
            if (to == Phase.DIALING && loggedIn) {
                update(moment.pbx(), number, t -> t.dialled(time, days));
            }
            return;
        }
        String channel = leg.id().value();
        update(moment.pbx(), number, t -> inbound(t, channel, from, to, time, loggedIn));
    }

    /** What queues bring to an agent of app_agent_pool: all the calls that his phone has. */
    void pooled(Moment moment, Agent before, Agent after) {
        Instant time = moment.time();
        update(
                moment.pbx(),
                after.number(),
                tally -> {
                    AgentTally next = tally;
                    for (Delivery call : after.deliveries()) {
                        String id = call.call().value();
                        if (after.loggedIn() && before.delivery(call.call()).isEmpty()) {
                            next = next.received(id, time, days);
                        }
                        next = call.connected() ? next.answered(id, time, days) : next;
                    }
                    for (Delivery call : before.deliveries()) {
                        if (after.delivery(call.call()).isEmpty()) {
                            next = next.ended(call.call().value(), time, days);
                        }
                    }
                    return next;
                });
    }

    void touch(PbxId pbx) {
        tallies.all(pbx).forEach(e -> dirty.add(pbx, e.agent()));
    }

    void touch(PbxId pbx, AgentNumber number) {
        dirty.add(pbx, number);
    }

    /** Publishes the numbers that changed, as they are at that moment. */
    void flush(Moment moment) {
        for (AgentNumber number : dirty.take(moment.pbx())) {
            AgentTally tally = get(moment.pbx(), number);
            directory
                    .agent(moment.pbx(), number)
                    .ifPresent(
                            config ->
                                    outbox.state(
                                            Topics.STATS_AGENTS,
                                            moment,
                                            new AgentStatistics(
                                                    config.id(),
                                                    number,
                                                    AgentTotals.at(moment.time(), tally, days),
                                                    AgentTotals.pauses(moment.time(), tally, days),
                                                    tally.loginAt(),
                                                    tally.logoutAt())));
        }
    }

    private AgentTally inbound(
            AgentTally tally,
            String channel,
            Phase from,
            Phase to,
            Instant time,
            boolean loggedIn) {
        AgentTally next = tally;
        if (loggedIn && from == Phase.NEW && (to == Phase.RINGING || to == Phase.ESTABLISHED)) {
            next = next.received(channel, time, days);
        }
        if (to == Phase.ESTABLISHED) {
            next = next.answered(channel, time, days);
        }
        return to == null ? next.ended(channel, time, days) : next;
    }

    private static Period period(AgentState state) {
        return switch (state) {
            case AgentState.Ready r -> Period.READY;
            case AgentState.OnPause p -> Period.PAUSED;
            case AgentState.OnWrapup w -> Period.WRAPUP;
            case AgentState.Ringing r -> Period.RINGING;
            case AgentState.Dialing d -> Period.DIALING;
            case AgentState.OnCall c -> Period.ON_CALL;
            case AgentState.LoggedOut o -> null;
        };
    }

    private void update(PbxId pbx, AgentNumber number, UnaryOperator<AgentTally> change) {
        AgentTally before = get(pbx, number);
        AgentTally after = change.apply(before);
        if (!after.equals(before)) {
            tallies.put(pbx, number.value(), new Entry(number, after));
            dirty.add(pbx, number);
        }
    }

    private AgentTally get(PbxId pbx, AgentNumber number) {
        Entry entry = tallies.get(pbx, number.value());
        return entry == null ? AgentTally.NOTHING : entry.tally();
    }
}
