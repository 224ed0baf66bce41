package io.belfry.simulator.queue;

import io.belfry.simulator.wire.Channel;
import io.belfry.simulator.wire.DeviceState;
import io.belfry.simulator.wire.Switchboard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;

/** One queue: its members, who waits in it, its counters, and what it says of them. */
public final class CallQueue {

    private static final Set<Integer> IN_USE =
            Set.of(
                    DeviceState.INUSE.memberStatus(),
                    DeviceState.RINGINUSE.memberStatus(),
                    DeviceState.ONHOLD.memberStatus(),
                    DeviceState.NOT_INUSE.memberStatus());
    private static final int STATUS_UNAVAILABLE = DeviceState.UNAVAILABLE.memberStatus();

    private final QueueSettings settings;
    private final Switchboard board;
    private final Set<String> rung;
    private final Predicate<Member> neededElsewhere;
    private final List<Member> members = new ArrayList<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private int roundRobin;
    private final QueueStatistics statistics;
    private final QueueVoice voice;
    private final Random random;

    /** A caller in the queue. */
    public interface Waiting {
        /** The caller's channel. */
        Channel caller();

        /** Seconds since the epoch at which the caller joined. */
        long joinedSeconds();

        /** Whether members ring for him. */
        boolean isPending();
    }

    /**
     * @param rung addresses that ring for a caller of any queue; all queues share it
     * @param neededElsewhere whether a heavier queue has callers for a member
     */
    public CallQueue(
            QueueSettings settings,
            Switchboard board,
            Set<String> rung,
            Predicate<Member> neededElsewhere) {
        this.neededElsewhere = neededElsewhere;
        this.settings = settings;
        this.rung = rung;
        this.board = board;
        this.statistics = new QueueStatistics(settings.serviceLevel());
        this.voice = new QueueVoice(settings.name(), board);
        this.random = new Random(settings.name().hashCode());
        board.devices().set(voice.device("avail"), DeviceState.INUSE);
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

    /** How many callers wait. */
    public int length() {
        return waiting.size();
    }

    public Optional<Member> member(String address) {
        return members.stream().filter(m -> m.address.equals(address)).findFirst();
    }

    public QueueStatistics statistics() {
        return statistics;
    }

    /** Adds a member; false if the address is one already. */
    public boolean add(Member member) {
        if (member(member.address).isPresent()) {
            return false;
        }
        member.status = board.devices().of(member.stateInterface).memberStatus();
        members.add(member);
        board.queueLog("MANAGER", name(), member.name, "ADDMEMBER", member.paused ? "PAUSED" : "");
        board.witness().memberAdded(name(), member.number());
        if (member.paused) {
            board.witness().pauses(name(), member.number(), true, member.pausedReason);
        }
        voice.tellPause(member);
        voice.tell("QueueMemberAdded", member);
        tellAvailability();
        return true;
    }

    /** A member of queues.conf, there from the start: nothing is told of it. */
    public void addConfigured(Member member) {
        member.configured = true;
        member.status = board.devices().of(member.stateInterface).memberStatus();
        members.add(member);
    }

    /** Removes a member; empty if there is none at that address. */
    public Optional<Member> remove(String address) {
        Optional<Member> member = member(address);
        member.ifPresent(
                m -> {
                    members.remove(m);
                    board.queueLog("MANAGER", name(), m.name, "REMOVEMEMBER");
                    board.witness().memberRemoved(name(), m.number());
                    voice.tell("QueueMemberRemoved", m);
                    m.paused = false;
                    voice.tellPause(m);
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
        voice.tellPause(member);
        tellAvailability();
        voice.tell("QueueMemberPause", member);
    }

    public void penalty(Member member, int penalty) {
        member.penalty = penalty;
        board.queueLog("NONE", name(), member.address, "PENALTY", penalty);
        voice.tell("QueueMemberPenalty", member);
    }

    public void ringInUse(Member member, boolean rings) {
        member.ringInUse = rings;
        board.queueLog("NONE", name(), member.address, "RINGINUSE", rings ? 1 : 0);
        voice.tell("QueueMemberRinginuse", member);
    }

    /** The state of a device changed. */
    public void deviceChanged(String device) {
        boolean concerned = false;
        for (Member m : members) {
            if (m.stateInterface.equals(device)) {
                concerned = true;
                m.status = board.devices().of(device).memberStatus();
                voice.tell("QueueMemberStatus", m);
            }
        }
        if (concerned) {
            tellAvailability();
        }
    }

    /** Whether a caller could be given to that member now. */
    public boolean isAvailable(Member m) {
        return !m.paused
                && (isFree(m) || m.ringInUse && IN_USE.contains(m.status))
                && !m.wrapsUp(settings.wrapUp(), board.time().seconds());
    }

    private static boolean isFree(Member m) {
        return m.status == DeviceState.NOT_INUSE.memberStatus() && !m.inCall;
    }

    /** Whether no member could be reached, paused or busy ones not counted as such. */
    public boolean isEmpty() {
        return members.stream().allMatch(m -> m.status == STATUS_UNAVAILABLE);
    }

    /**
     * The callers who may be served now: as many from the front as members are available, those for
     * whom somebody rings already not counted; with RINGALL one at a time.
     */
    public boolean isTurnOf(Waiting caller) {
        long free = availableMembers();
        for (Waiting w : waiting) {
            if (free <= 0 || w == caller) {
                return free > 0;
            }
            if (!w.isPending()) {
                free--;
            }
        }
        return false;
    }

    /** How many callers members could take now. */
    long availableMembers() {
        long available = members.stream().filter(this::isAvailable).count();
        return strategy() == Strategy.RINGALL ? Math.min(1, available) : available;
    }

    /**
     * Whom to try for a caller, in turn.
     *
     * @param linear index to begin with for LINEAR: the caller's own place in the list
     */
    public List<Strategy.Ranked> candidates(int linear) {
        return strategy().rank(members, from(linear), board.time().seconds(), random::nextInt);
    }

    /**
     * Whether a member is available, no caller of any queue rings it at this moment, and no heavier
     * queue needs it.
     */
    public boolean canBeRung(Member m) {
        return isAvailable(m) && !rung.contains(m.address) && !neededElsewhere.test(m);
    }

    /** A try is over: remembers where the next one goes on; returns the caller's own new place. */
    public int tried(List<Strategy.Ranked> candidates, int count, int linear) {
        int next = Strategy.goOn(candidates, count, from(linear));
        if (strategy().isRoundRobin()) {
            roundRobin = next;
            return linear;
        }
        return next;
    }

    private Strategy strategy() {
        return settings.strategy();
    }

    private int from(int linear) {
        return strategy().isRoundRobin() ? roundRobin : linear;
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
            board.devices().set(voice.device(null), DeviceState.RINGING);
        }
        voice.caller("QueueCallerJoin", caller.caller(), position, waiting.size());
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
            board.devices().set(voice.device(null), DeviceState.NOT_INUSE);
        }
        voice.caller("QueueCallerLeave", caller.caller(), position, waiting.size());
    }

    private void tellAvailability() {
        voice.tellAvailability(members.stream().anyMatch(this::isAvailable));
    }
}
