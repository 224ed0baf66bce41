package io.belfry.simulator.queue;

import io.belfry.simulator.wire.Channel;
import io.belfry.simulator.wire.DeviceState;
import io.belfry.simulator.wire.Switchboard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One queue: its members, who waits in it, its counters, and what it says of them. */
public final class CallQueue {

    private static final int STATUS_UNAVAILABLE = DeviceState.UNAVAILABLE.memberStatus();

    private final QueueSettings settings;
    private final Switchboard board;
    private final Set<String> rung;
    private final List<Member> members = new ArrayList<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private int roundRobin;
    private int completed;
    private int abandoned;
    private int inServiceLevel;
    private int holdTime;
    private int talkTime;

    /** A caller in the queue. */
    public interface Waiting {
        /** The caller's channel. */
        Channel caller();

        /** Seconds since the epoch at which the caller joined. */
        long joinedSeconds();
    }

    /**
     * @param rung addresses that ring for a caller of any queue; all queues share it
     */
    public CallQueue(QueueSettings settings, Switchboard board, Set<String> rung) {
        this.settings = settings;
        this.rung = rung;
        this.board = board;
        board.devices().set(device("avail"), DeviceState.INUSE);
        board.drain();
    }

    public QueueSettings settings() {
        return settings;
    }

    public String name() {
        return settings.name();
    }

    public List<Member> members() {
        return List.copyOf(members);
    }

    public List<Waiting> waiting() {
        return List.copyOf(waiting);
    }

    public Optional<Member> member(String address) {
        return members.stream().filter(m -> m.address.equals(address)).findFirst();
    }

    public int completed() {
        return completed;
    }

    public int abandoned() {
        return abandoned;
    }

    /** Mean seconds that answered callers waited, as Asterisk averages: one quarter of the new. */
    public int holdTime() {
        return holdTime;
    }

    public int talkTime() {
        return talkTime;
    }

    /** Percent of the completed calls that were answered within the service level. */
    public double serviceLevelPerformance() {
        return completed == 0 ? 0 : 100.0 * inServiceLevel / completed;
    }

    /** Adds a member; false if the address is one already. */
    public boolean add(Member member) {
        if (member(member.address).isPresent()) {
            return false;
        }
        member.status = board.devices().of(member.stateInterface).memberStatus();
        members.add(member);
        board.queueLog("MANAGER", name(), member.name, "ADDMEMBER", pausedText(member));
        board.witness().memberAdded(name(), member.number());
        if (member.paused) {
            board.witness().pauses(name(), member.number(), true, member.pausedReason);
        }
        tellPause(member);
        tell("QueueMemberAdded", member);
        tellAvailability();
        return true;
    }

    /** Removes a member; empty if there is none at that address. */
    public Optional<Member> remove(String address) {
        Optional<Member> member = member(address);
        member.ifPresent(
                m -> {
                    members.remove(m);
                    board.queueLog("MANAGER", name(), m.name, "REMOVEMEMBER");
                    board.witness().memberRemoved(name(), m.number());
                    tell("QueueMemberRemoved", m);
                    m.paused = false;
                    tellPause(m);
                    tellAvailability();
                });
        return member;
    }

    /** Pauses a member or ends the pause; again with another reason tells only the reason. */
    public void pause(Member member, boolean paused, String reason) {
        member.paused = paused;
        member.pausedReason = paused ? reason : "";
        if (paused) {
            member.lastPause = board.time().seconds();
        }
        board.queueLog("NONE", name(), member.name, paused ? "PAUSE" : "UNPAUSE", reason);
        board.witness().pauses(name(), member.number(), paused, member.pausedReason);
        tellPause(member);
        tellAvailability();
        tell("QueueMemberPause", member);
    }

    public void penalty(Member member, int penalty) {
        member.penalty = penalty;
        board.queueLog("NONE", name(), member.address, "PENALTY", penalty);
        tell("QueueMemberPenalty", member);
    }

    public void ringInUse(Member member, boolean rings) {
        member.ringInUse = rings;
        board.queueLog("NONE", name(), member.address, "RINGINUSE", rings ? 1 : 0);
        tell("QueueMemberRinginuse", member);
    }

    /** The state of a device changed. */
    public void deviceChanged(String device) {
        boolean concerned = false;
        for (Member m : members) {
            if (m.stateInterface.equals(device)) {
                concerned = true;
                m.status = board.devices().of(device).memberStatus();
                tell("QueueMemberStatus", m);
            }
        }
        if (concerned) {
            tellAvailability();
        }
    }

    /** Whether a caller could be given to that member now. */
    public boolean isAvailable(Member m) {
        return !m.paused
                && m.status == DeviceState.NOT_INUSE.memberStatus()
                && !m.inCall
                && !m.wrapsUp(settings.wrapUp(), board.time().seconds());
    }

    /** Whether no member could be reached, paused or busy ones not counted as such. */
    public boolean isEmpty() {
        return members.stream().allMatch(m -> m.status == STATUS_UNAVAILABLE);
    }

    /** The callers who may be served now: as many from the front as members are free. */
    public boolean isTurnOf(Waiting caller) {
        int position = waiting.indexOf(caller);
        long free = members.stream().filter(this::isAvailable).count();
        return position >= 0 && (position == 0 || position < free);
    }

    /**
     * Whom to try for a caller, in turn.
     *
     * @param linear index to begin with for LINEAR: the caller's own place in the list
     */
    public List<Member> candidates(int linear) {
        return strategy().candidates(members, this::canBeRung, from(linear));
    }

    /** Whether a member is available and no caller of any queue rings it at this moment. */
    public boolean canBeRung(Member m) {
        return isAvailable(m) && !rung.contains(m.address);
    }

    /** A try is over: remembers where the next one goes on; returns the caller's own new place. */
    public int tried(List<Member> candidates, int count, int linear) {
        int next = Strategy.goOn(members, candidates, count, from(linear));
        if (strategy() == Strategy.RRMEMORY) {
            roundRobin = next;
            return linear;
        }
        return next;
    }

    private Strategy strategy() {
        return settings.strategy();
    }

    private int from(int linear) {
        return strategy() == Strategy.RRMEMORY ? roundRobin : linear;
    }

    /** Lets RRMEMORY begin with that member: the state in which a recorded scenario begins. */
    public void beginWith(int index) {
        roundRobin = index;
    }

    /** A caller joins at the end; returns the position, from 1. */
    public int join(Waiting caller) {
        waiting.add(caller);
        int position = waiting.size();
        if (position == 1) {
            board.devices().set(device(null), DeviceState.RINGING);
        }
        callerEvent("QueueCallerJoin", caller, position);
        return position;
    }

    /** Position from 1 of a waiting caller. */
    public int position(Waiting caller) {
        return waiting.indexOf(caller) + 1;
    }

    public void leave(Waiting caller) {
        int position = position(caller);
        waiting.remove(caller);
        if (waiting.isEmpty()) {
            board.devices().set(device(null), DeviceState.NOT_INUSE);
        }
        callerEvent("QueueCallerLeave", caller, position);
    }

    public void countAbandoned() {
        abandoned++;
    }

    /** Counts an answered call: hold and talk seconds. */
    public void countCompleted(int hold, int talk) {
        completed++;
        inServiceLevel += hold <= settings.serviceLevel() ? 1 : 0;
        talkTime = completed == 1 ? talk : (talkTime * 3 + talk) / 4;
    }

    /** Averages the hold time when a caller is answered. */
    public void countHold(int hold) {
        holdTime = (holdTime * 3 + hold) / 4;
    }

    private void callerEvent(String name, Waiting caller, int position) {
        board.event(
                name,
                "agent",
                e ->
                        e.channel(caller.caller())
                                .put("Queue", name())
                                .put("Position", position)
                                .put("Count", waiting.size()));
    }

    private static String pausedText(Member member) {
        return member.paused ? "PAUSED" : "";
    }

    private void tellPause(Member member) {
        board.devices()
                .set(
                        device("pause_" + member.address),
                        member.paused ? DeviceState.INUSE : DeviceState.NOT_INUSE);
    }

    private void tellAvailability() {
        boolean free = members.stream().anyMatch(this::isAvailable);
        board.devices().set(device("avail"), free ? DeviceState.NOT_INUSE : DeviceState.INUSE);
    }

    private String device(String suffix) {
        return "Queue:" + name() + (suffix == null ? "" : "_" + suffix);
    }

    private void tell(String event, Member m) {
        board.event(
                event,
                "agent",
                e ->
                        e.put("Queue", m.queue)
                                .put("MemberName", m.name)
                                .put("Interface", m.address)
                                .put("StateInterface", m.stateInterface)
                                .put("Membership", "dynamic")
                                .put("Penalty", m.penalty)
                                .put("CallsTaken", m.callsTaken)
                                .put("LastCall", m.lastCall)
                                .put("LastPause", m.lastPause)
                                .put("LoginTime", m.loginTime)
                                .put("InCall", m.inCall ? 1 : 0)
                                .put("Status", m.status)
                                .put("Paused", m.paused ? 1 : 0)
                                .put("PausedReason", m.pausedReason)
                                .put("Ringinuse", m.ringInUse ? 1 : 0)
                                .put("Wrapuptime", 0));
    }
}
