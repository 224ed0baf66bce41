package io.belfry.simulator.queue;

import io.belfry.simulator.wire.EventWriter;

/** A member of one queue. Times are seconds since the epoch, 0 for never. */
public final class Member {
    public final String queue;
    public final String name;
    public final String address;
    public final String stateInterface;
    public final long loginTime;
    public int penalty;
    public int callsTaken;
    public long lastCall;
    public long lastPause;
    public boolean inCall;

    /** Whether it may be rung while its telephone is in use. */
    public boolean ringInUse;

    /** Whether queues.conf has it, so that it was never added. */
    public boolean configured;

    public int status;
    public boolean paused;
    public String pausedReason = "";

    /**
     * @param name such as {@code Agent/1001}
     * @param address what is dialled, such as {@code Local/id-1001@agentcallback}
     * @param stateInterface whose state counts, such as {@code PJSIP/1001}
     */
    public Member(
            String queue,
            String name,
            String address,
            String stateInterface,
            int penalty,
            long loginTime) {
        this.queue = queue;
        this.name = name;
        this.address = address;
        this.stateInterface = stateInterface;
        this.penalty = penalty;
        this.loginTime = loginTime;
    }

    /** The agent's number: the name without its technology. */
    public String number() {
        return name.substring(name.indexOf('/') + 1);
    }

    /** The headers that a QueueMember of a list and every event of a member share. */
    public EventWriter describe(EventWriter event) {
        return event.put("StateInterface", stateInterface)
                .put("Membership", configured ? "static" : "dynamic")
                .put("Penalty", penalty)
                .put("CallsTaken", callsTaken)
                .put("LastCall", lastCall)
                .put("LastPause", lastPause)
                .put("LoginTime", loginTime)
                .put("InCall", inCall ? 1 : 0)
                .put("Status", status)
                .put("Paused", paused ? 1 : 0)
                .put("PausedReason", pausedReason);
    }

    /** Whether the member rests until {@code wrapUp} seconds after the last call; whole seconds. */
    public boolean wrapsUp(int wrapUp, long nowSeconds) {
        return wrapUp > 0 && lastCall > 0 && nowSeconds - lastCall < wrapUp;
    }
}
