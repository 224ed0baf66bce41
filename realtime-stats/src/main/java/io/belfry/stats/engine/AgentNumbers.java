package io.belfry.stats.engine;

import io.belfry.contracts.Topics;
import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.state.AgentState;
import io.belfry.contracts.state.AgentStatistics;
import io.belfry.contracts.state.CallDirection;
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
        if (leg == null) {
            return;
        }
        if (leg.is(Leg.Trait.POOLED)) {
            pooled(moment, number, leg.id().value(), before, after);
            return;
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

    /** On the standing leg of an agent of app_agent_pool calls are there when he has them. */
    private void pooled(Moment moment, AgentNumber number, String leg, Leg before, Leg after) {
        Instant time = moment.time();
        boolean had = before != null && before.acd();
        boolean has = after != null && after.acd();
        if (has && !had) {
            update(
                    moment.pbx(),
                    number,
                    t -> t.received(leg, time, days).answered(leg, time, days));
        } else if (had && !has) {
            update(moment.pbx(), number, t -> t.ended(leg, time, days));
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
