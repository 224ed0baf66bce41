package io.belfry.simulator.call;

import io.belfry.simulator.call.CallRecord.Outcome;
import io.belfry.simulator.queue.CallQueue;
import io.belfry.simulator.queue.Member;
import io.belfry.simulator.queue.QueueSettings;
import io.belfry.simulator.time.Timeline;
import io.belfry.simulator.time.Timeline.Planned;
import io.belfry.simulator.wire.Bridge;
import io.belfry.simulator.wire.Channel;
import io.belfry.simulator.wire.Switchboard;
import java.util.ArrayList;
import java.util.List;

/**
 * The life of one caller in a queue: WAITING (polling for a free member, or ringing one) → TALKING
 * → ended, or out of the queue by abandoning, timeout, full or empty queue.
 */
public final class QueueCall implements CallQueue.Waiting {

    /** A waiting caller looks for a member this often; microseconds over a second of retry. */
    private static final long POLL_DRIFT = 600;

    private static final long RING_LATENCY = 1_500;
    private static final long OPTIMISE_AFTER = 11_000;

    private final Pbx pbx;
    private final Switchboard board;
    private final Timeline time;
    private final CallQueue queue;
    private final QueueSettings settings;
    private final Channel caller;
    private final CallPlan plan;
    private final QueueDialplan dialplan;
    private final CallRecord record;
    private final List<Attempt> attempts = new ArrayList<>();
    private List<Member> candidates = List.of();
    private int tried;
    private Attempt connected;
    private Bridge bridge;
    private Planned poll;
    private Planned timer;
    private Planned patience;
    private long joinedSeconds;
    private long answeredSeconds;
    private int originalPosition;
    private int linear;

    QueueCall(Pbx pbx, CallQueue queue, Channel caller, CallPlan plan) {
        this.pbx = pbx;
        this.board = pbx.board();
        this.time = board.time();
        this.queue = queue;
        this.settings = queue.settings();
        this.caller = caller;
        this.plan = plan;
        this.dialplan = new QueueDialplan(board, caller, settings);
        this.record =
                new CallRecord(
                        caller.uniqueId,
                        caller.linkedId,
                        queue.name(),
                        caller.caller.number(),
                        caller.caller.name(),
                        time.now());
        caller.onHangupRequest = this::callerHangsUp;
    }

    public CallRecord record() {
        return record;
    }

    @Override
    public Channel caller() {
        return caller;
    }

    String queueName() {
        return queue.name();
    }

    int nextOptimisation() {
        return pbx.nextOptimisation();
    }

    int lastOptimisation() {
        return pbx.lastOptimisation();
    }

    @Override
    public long joinedSeconds() {
        return joinedSeconds;
    }

    /** Runs the dialplan before Queue, then joins. */
    void start() {
        dialplan.before();
        time.after(
                10_000,
                () -> {
                    if (!caller.gone) {
                        dialplan.queue();
                        join();
                    }
                });
    }

    private void join() {
        if (!settings.joinEmpty() && queue.isEmpty()) {
            leaveUnjoined(Outcome.JOINEMPTY);
        } else if (settings.maxLength() > 0 && queue.waiting().size() >= settings.maxLength()) {
            leaveUnjoined(Outcome.FULL);
        } else {
            originalPosition = queue.join(this);
            joinedSeconds = time.seconds();
            record.position = originalPosition;
            record.enteredAt = time.now();
            board.queueLog(
                    caller.uniqueId,
                    queue.name(),
                    "NONE",
                    "ENTERQUEUE",
                    "",
                    caller.caller.number(),
                    originalPosition);
            board.event("MusicOnHoldStart", "call", e -> e.channel(caller).put("Class", "default"));
            if (Double.isFinite(plan.patienceSeconds())) {
                patience = time.afterSeconds(plan.patienceSeconds(), this::callerHangsUp);
            }
            look();
        }
    }

    private void leaveUnjoined(Outcome outcome) {
        ended(outcome);
        dialplan.leftWith(outcome.name());
    }

    /** Looks for a member: what happens at once after joining and then at every poll. */
    private void look() {
        if (time.seconds() >= joinedSeconds + settings.callerTimeout()) {
            timeOut();
        } else if (settings.leaveWhenEmpty() && queue.isEmpty()) {
            leaveEmpty();
        } else {
            candidates = queue.isTurnOf(this) ? queue.candidates(linear) : List.of();
            tried = 0;
            if (!ringNext()) {
                lookLater();
            }
        }
    }

    private void lookLater() {
        poll = time.after(settings.retry() * 1_000_000L + POLL_DRIFT, this::look);
    }

    /** Rings the next candidate that is still free; false if there is none. */
    private boolean ringNext() {
        int end = tried == 0 ? settings.strategy().together(candidates) : tried + 1;
        while (attempts.isEmpty() && tried < candidates.size()) {
            end = Math.max(end, tried + 1);
            while (tried < Math.min(end, candidates.size())) {
                Member member = candidates.get(tried++);
                if (queue.canBeRung(member)) {
                    ring(member);
                }
            }
        }
        return !attempts.isEmpty();
    }

    private void ring(Member member) {
        if (attempts.isEmpty()) {
            timer = time.after(settings.memberTimeout() * 1_000_000L, this::nobodyAnswered);
        }
        Phone phone = pbx.phoneOf(member.stateInterface);
        Attempt attempt = new Attempt(this, member, phone, board);
        attempts.add(attempt);
        pbx.queues().rings(member, true);
        attempt.start();
        Phone.Reaction reaction = phone.ring(true);
        time.after(RING_LATENCY, () -> react(attempt, reaction));
    }

    private void tryIsOver() {
        linear = queue.tried(candidates, tried, linear);
    }

    private void react(Attempt attempt, Phone.Reaction reaction) {
        if (!attempts.contains(attempt)) {
            return;
        }
        if (reaction.kind() == Phone.Reaction.Kind.REFUSE) {
            refuse(attempt);
            return;
        }
        attempt.ringing();
        if (reaction.kind() == Phone.Reaction.Kind.ANSWER) {
            time.afterSeconds(reaction.afterSeconds(), () -> answer(attempt));
        }
    }

    private void answer(Attempt attempt) {
        if (!attempts.remove(attempt)) {
            return;
        }
        pbx.queues().rings(attempt.member, false);
        tryIsOver();
        cancelTimers();
        connected = attempt;
        attempt.answered();
        musicStops();
        List<Attempt> others = List.copyOf(attempts);
        attempts.clear();
        others.forEach(a -> cancelled(a));
        caller.dialStatus = "ANSWER";
        attempt.bridgeInner();
        connect();
        time.after(OPTIMISE_AFTER, this::optimise);
    }

    private void connect() {
        Member member = connected.member;
        int hold = (int) (time.seconds() - joinedSeconds);
        long ringSeconds = time.seconds() - connected.startedAt / 1_000_000;
        dialplan.memberVariables(caller, member);
        dialplan.memberVariables(connected.one, member);
        queue.leave(this);
        answeredSeconds = time.seconds();
        queue.countHold(hold);
        member.inCall = true;
        board.queueLog(
                caller.uniqueId,
                queue.name(),
                member.name,
                "CONNECT",
                hold,
                connected.one.uniqueId,
                ringSeconds);
        board.event(
                "AgentConnect",
                "agent",
                e ->
                        connected
                                .agentHeaders(e, connected.one)
                                .put("HoldTime", hold)
                                .put("RingTime", ringSeconds));
        bridge = board.createBridge();
        board.enter(bridge, connected.one);
        board.enter(bridge, caller);
        record.outcome = Outcome.TALKING;
        record.agent = member.name;
        record.answeredAt = time.now();
        record.holdSeconds = hold;
        if (Double.isFinite(plan.talkSeconds())) {
            timer =
                    time.afterSeconds(
                            plan.talkSeconds(),
                            plan.callerEnds() ? this::callerHangsUp : this::agentHangsUp);
        }
    }

    private void optimise() {
        if (bridge != null && connected.phoneChannel.bridge != bridge) {
            connected.optimise(bridge);
        }
    }

    /** The agent's side hangs up, or refuses while it rings. */
    void phoneHangsUp(Attempt attempt) {
        if (attempt == connected) {
            agentHangsUp();
        } else if (attempts.contains(attempt)) {
            refuse(attempt);
        }
    }

    /** The agent ends the conversation; nothing happens if there is none. */
    public void agentHangsUp() {
        if (bridge != null) {
            optimise();
            end(connected.phoneChannel, caller, "agent");
        }
    }

    /** The caller hangs up: abandons while waiting, ends the conversation while talking. */
    public void callerHangsUp() {
        if (caller.gone || record.endedAt > 0) {
            return;
        }
        if (bridge != null) {
            optimise();
            end(caller, connected.phoneChannel, "caller");
        } else if (joinedSeconds > 0) {
            abandon();
        }
    }

    private void end(Channel first, Channel second, String by) {
        cancelTimers();
        Member member = connected.member;
        int hold = record.holdSeconds;
        int talk = (int) (time.seconds() - answeredSeconds);
        board.hangupRequest(first, first == caller ? null : 16);
        first.hangupSource = first.name;
        second.hangupSource = first.name;
        board.leave(first);
        board.leave(second);
        board.destroy(bridge);
        bridge = null;
        board.queueLog(
                caller.uniqueId,
                queue.name(),
                member.name,
                by.equals("agent") ? "COMPLETEAGENT" : "COMPLETECALLER",
                hold,
                talk,
                originalPosition);
        board.event(
                "AgentComplete",
                "agent",
                e ->
                        connected
                                .agentHeaders(e, connected.phoneChannel)
                                .put("HoldTime", hold)
                                .put("TalkTime", talk)
                                .put("Reason", by));
        pbx.queues().callEnds(member);
        queue.countCompleted(hold, talk);
        record.talkSeconds = talk;
        record.endedBy = by;
        ended(Outcome.ANSWERED);
        dialplan.hangup("", 16);
        board.hangup(connected.phoneChannel, 16);
    }

    private void nobodyAnswered() {
        List<Attempt> unanswered = List.copyOf(attempts);
        attempts.clear();
        caller.dialStatus = "NOANSWER";
        for (Attempt a : unanswered) {
            ringNoAnswer(a, a.ringMillis());
            board.dial("DialEnd", caller, a.one, "DialStatus", "NOANSWER");
        }
        unanswered.forEach(this::cancelled);
        tryIsOver();
        lookLater();
    }

    private void refuse(Attempt attempt) {
        attempts.remove(attempt);
        pbx.queues().rings(attempt.member, false);
        caller.dialStatus = "NOANSWER";
        attempt.refused();
        ringNoAnswer(attempt, 0);
        attempt.hangUpRefused();
        if (attempts.isEmpty()) {
            cancelTimers();
            if (!ringNext()) {
                tryIsOver();
                lookLater();
            }
        }
    }

    private void ringNoAnswer(Attempt a, long millis) {
        record.ringNoAnswer.add(a.member.name);
        board.queueLog(caller.uniqueId, queue.name(), a.member.name, "RINGNOANSWER", millis);
        board.event(
                "AgentRingNoAnswer",
                "agent",
                e -> a.agentHeaders(e, a.one).put("RingTime", millis));
    }

    private void cancelled(Attempt a) {
        board.dial("DialEnd", caller, a.one, "DialStatus", "CANCEL");
        a.cancel();
        pbx.queues().rings(a.member, false);
    }

    private void abandon() {
        cancelTimers();
        board.hangupRequest(caller, null);
        musicStops();
        List<Attempt> ringing = List.copyOf(attempts);
        attempts.clear();
        for (Attempt a : ringing) {
            caller.dialStatus = "CANCEL";
            board.dial("DialEnd", caller, a.one, "DialStatus", "CANCEL");
            board.queueLog(
                    caller.uniqueId, queue.name(), a.member.name, "RINGCANCELED", a.ringMillis());
        }
        ringing.forEach(this::cancelled);
        abandonEvent();
        int waited = (int) (time.seconds() - joinedSeconds);
        board.queueLog(
                caller.uniqueId,
                queue.name(),
                "NONE",
                "ABANDON",
                queue.position(this),
                originalPosition,
                waited);
        queue.leave(this);
        ended(Outcome.ABANDONED);
        caller.hangupSource = caller.name;
        dialplan.hangup("", 0);
    }

    private void abandonEvent() {
        board.var(caller, "ABANDONED", "TRUE");
        queue.countAbandoned();
        int waited = (int) (time.seconds() - joinedSeconds);
        board.event(
                "QueueCallerAbandon",
                "agent",
                e ->
                        e.channel(caller)
                                .put("Queue", queue.name())
                                .put("Position", queue.position(this))
                                .put("OriginalPosition", originalPosition)
                                .put("HoldTime", waited));
    }

    private void timeOut() {
        exit("EXITWITHTIMEOUT", Outcome.TIMEOUT);
    }

    private void leaveEmpty() {
        exit("EXITEMPTY", Outcome.LEAVEEMPTY);
    }

    private void exit(String event, Outcome outcome) {
        cancelTimers();
        int waited = (int) (time.seconds() - joinedSeconds);
        abandonEvent();
        board.queueLog(
                caller.uniqueId,
                queue.name(),
                "NONE",
                event,
                queue.position(this),
                originalPosition,
                waited);
        musicStops();
        queue.leave(this);
        ended(outcome);
        dialplan.leftWith(outcome.name());
    }

    private void musicStops() {
        board.event("MusicOnHoldStop", "call", e -> e.channel(caller));
    }

    private void ended(Outcome outcome) {
        record.outcome = outcome;
        record.endedAt = time.now();
        cancelTimers();
    }

    private void cancelTimers() {
        for (Planned p : new Planned[] {poll, timer, patience}) {
            if (p != null) {
                p.cancel();
            }
        }
    }
}
