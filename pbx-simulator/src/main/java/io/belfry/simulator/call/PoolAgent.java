package io.belfry.simulator.call;

import io.belfry.simulator.time.Timeline.Planned;
import io.belfry.simulator.wire.Bridge;
import io.belfry.simulator.wire.CallerId;
import io.belfry.simulator.wire.Channel;
import io.belfry.simulator.wire.Conductor;
import io.belfry.simulator.wire.DeviceState;
import io.belfry.simulator.wire.Switchboard;
import java.util.Optional;

/**
 * An agent of app_agent_pool, on the channel that logged in. The order of events is that of the
 * recorded scenario 36.
 */
public final class PoolAgent implements Conductor {

    /** From the login until callers get him; microseconds, as the recording has it. */
    private static final long PROBATION = 4_820_000;

    /** From the end of a call (wrapuptime=1000, seen by the next heartbeat); microseconds. */
    private static final long WRAP_UP = 1_704_000;

    private static final int EXPLICIT = 32;
    private static final int NORMAL = 16;

    private final AgentPool pool;
    private final Switchboard board;
    private final String number;
    private final String name;
    private Channel channel;
    private Channel caller;
    private long loggedInAt;
    private long calledAt;
    private boolean logsOffAfterCall;
    private Planned ready;

    /** What a call that asks for him does when he goes away before they meet. */
    private Runnable refuses;

    PoolAgent(AgentPool pool, Switchboard board, String number, String name) {
        this.pool = pool;
        this.board = board;
        this.number = number;
        this.name = name;
    }

    public String number() {
        return number;
    }

    public String name() {
        return name;
    }

    /** His channel while he is logged in. */
    public Optional<Channel> channel() {
        return Optional.ofNullable(channel);
    }

    /** Whom he talks with. */
    public Optional<Channel> caller() {
        return Optional.ofNullable(caller);
    }

    /** Seconds since the epoch at which he logged in. */
    public long loggedInAt() {
        return loggedInAt;
    }

    /** Seconds since the epoch at which his present call began. */
    public long calledAt() {
        return calledAt;
    }

    /** The application AgentLogin. */
    void logsIn(Channel c) {
        Bridge hold = pool.hold();
        channel = c;
        c.conductor = this;
        loggedInAt = board.time().seconds();
        logsOffAfterCall = false;
        board.event("AgentLogin", "agent", e -> e.channel(c).put("Agent", number));
        board.queueLog(c.uniqueId, "NONE", number, "AGENTLOGIN", c.name);
        waits(hold, PROBATION);
    }

    private void waits(Bridge hold, long untilReady) {
        board.enter(hold, channel);
        board.musicStarts(channel);
        ready = board.time().after(untilReady, () -> state(DeviceState.NOT_INUSE));
    }

    private void state(DeviceState state) {
        board.devices().set("Agent:" + number, state);
    }

    /** A call asks for him: he hears a beep instead of the music. */
    void isAsked(Channel from, Runnable ifRefused) {
        refuses = ifRefused;
        calledAt = board.time().seconds();
        state(DeviceState.INUSE);
        board.connectedLine(channel, from.caller);
        board.musicStops(channel);
    }

    /** The call that asked for him is gone. */
    void isAskedNoMore() {
        refuses = null;
        board.connectedLine(channel, CallerId.NONE);
        board.musicStarts(channel);
        state(DeviceState.NOT_INUSE);
    }

    /** He meets who asked for him. */
    void meets(Bridge inner, Channel from) {
        refuses = null;
        caller = from;
        board.leave(channel);
        board.enter(inner, channel);
    }

    /** The call is over: he waits for the next one, unless he is to log off or hung up himself. */
    void callIsOver(boolean hungUp) {
        caller = null;
        if (hungUp || logsOffAfterCall) {
            leavesPool();
            ends();
        } else {
            channel.conductor = this;
            board.connectedLine(channel, CallerId.NONE);
            waits(pool.hold(), WRAP_UP);
        }
    }

    /**
     * AMI's AgentLogoff.
     *
     * @param soft at the end of his call, not now
     */
    public void logOff(boolean soft) {
        if (channel == null) {
            return;
        }
        if (soft && caller != null) {
            logsOffAfterCall = true;
        } else {
            board.softHangup(channel, EXPLICIT);
            channel.conductor.drop(channel, NORMAL);
        }
    }

    /** He hangs up while he waits. */
    @Override
    public void hangUp(Channel c) {
        board.hangupRequest(c, null);
        c.hangupSource = c.name;
        drop(c, NORMAL);
    }

    @Override
    public void drop(Channel c, int cause) {
        leavesHold();
        ends();
    }

    @Override
    public boolean release(Channel c) {
        leavesHold();
        c.conductor = NOTHING;
        channel = null;
        return true;
    }

    private void leavesHold() {
        board.musicStops(channel);
        board.leave(channel);
        leavesPool();
        if (refuses != null) {
            refuses.run();
        }
    }

    private void leavesPool() {
        long stayed = board.time().seconds() - loggedInAt;
        ready.cancel();
        board.event(
                "AgentLogoff",
                "agent",
                e -> e.channel(channel).put("Agent", number).put("Logintime", stayed));
        board.queueLog(channel.uniqueId, "NONE", number, "AGENTLOGOFF", channel.name, stayed);
        state(DeviceState.UNAVAILABLE);
    }

    private void ends() {
        Channel c = channel;
        channel = null;
        board.softHangup(c);
        c.app = "";
        c.appData = "";
        board.hangup(c, NORMAL);
    }
}
