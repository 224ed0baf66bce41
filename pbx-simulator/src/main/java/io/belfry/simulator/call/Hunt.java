package io.belfry.simulator.call;

import io.belfry.simulator.queue.CallQueue;
import io.belfry.simulator.queue.Member;
import io.belfry.simulator.queue.Strategy.Ranked;
import io.belfry.simulator.time.Timeline;
import io.belfry.simulator.time.Timeline.Planned;
import io.belfry.simulator.truth.Witness.RingEnd;
import io.belfry.simulator.wire.Channel;
import io.belfry.simulator.wire.Switchboard;
import java.util.ArrayList;
import java.util.List;

/**
 * The search for a member who answers a caller: rings candidates in the order of the queue's
 * strategy, goes on at once when one refuses, gives up after the member timeout.
 */
final class Hunt {

    /** With less time left after a refusal nobody else is rung; microseconds. */
    private static final long TOO_SHORT = 500_000;

    private static final String AUTO_PAUSE = "Auto-Pause";
    private static final long RING_LATENCY = 1_500;

    private final Pbx pbx;
    private final Switchboard board;
    private final Timeline time;
    private final CallQueue queue;
    private final QueueCall call;
    private final Channel caller;
    private final List<Attempt> attempts = new ArrayList<>();
    private List<Ranked> candidates = List.of();
    private int tried;
    private int linear;
    private long timeout;
    private long begunAt;
    private long endsAt;
    private Planned timer;

    Hunt(Pbx pbx, CallQueue queue, QueueCall call) {
        this.pbx = pbx;
        this.board = pbx.board();
        this.time = board.time();
        this.queue = queue;
        this.call = call;
        this.caller = call.caller();
    }

    /**
     * Rings the first candidates; false if there is none.
     *
     * @param seconds after which it gives up
     */
    boolean begin(long seconds) {
        candidates = queue.isTurnOf(call) ? queue.candidates(linear) : List.of();
        tried = 0;
        timeout = seconds * 1_000_000L;
        restart();
        return ringNext();
    }

    private void restart() {
        begunAt = time.now();
        endsAt = begunAt + timeout;
    }

    /** Whole seconds since members began to ring: of all who were tried since, not of one. */
    long ringSeconds() {
        return (time.now() - begunAt) / 1_000_000;
    }

    boolean isRinging() {
        return !attempts.isEmpty();
    }

    /** Those that ring now, oldest first; they ring on. */
    List<Attempt> ringing() {
        return List.copyOf(attempts);
    }

    /** Stops ringing, for good: the caller is gone or was answered. */
    void stop() {
        List<Attempt> ringing = ringing();
        attempts.clear();
        cancelTimer();
        for (Attempt a : ringing) {
            ringEnds(a, RingEnd.CANCELLED);
            cancel(a);
        }
    }

    /** A telephone hangs up while it rings. */
    void refuse(Attempt attempt) {
        if (!attempts.remove(attempt)) {
            return;
        }
        pbx.queues().rings(attempt.member, false);
        caller.dialStatus = "NOANSWER";
        attempt.refused();
        ringNoAnswer(attempt, 0, RingEnd.REFUSED);
        attempt.hangUpRefused();
        if (attempts.isEmpty()) {
            cancelTimer();
            if (queue.settings().rules().timeoutRestart()) {
                restart();
            }
            boolean enoughTime = endsAt - time.now() > TOO_SHORT;
            if (!enoughTime || !ringNext()) {
                over();
            }
        }
    }

    /** Rings the next ones; for RINGALL all of the next penalty. */
    private boolean ringNext() {
        while (attempts.isEmpty() && tried < candidates.size()) {
            List<Ranked> left = candidates.subList(tried, candidates.size());
            int end = tried + queue.settings().strategy().together(left);
            while (tried < end) {
                Member member = candidates.get(tried++).member();
                if (queue.canBeRung(member)) {
                    ring(member);
                }
            }
        }
        return !attempts.isEmpty();
    }

    private void ring(Member member) {
        if (attempts.isEmpty()) {
            timer = time.after(endsAt - time.now(), this::nobodyAnswered);
        }
        Attempt attempt = Attempt.of(pbx, call, member);
        attempts.add(attempt);
        pbx.queues().rings(member, true);
        board.witness().rings(caller.uniqueId, queue.name(), member.number());
        Phone.Reaction reaction = attempt.start();
        time.after(RING_LATENCY, () -> react(attempt, reaction));
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

    /** A telephone that rings answers. */
    void answer(Attempt attempt) {
        if (attempts.remove(attempt)) {
            pbx.queues().rings(attempt.member, false);
            ringEnds(attempt, RingEnd.ANSWERED);
            linear = queue.tried(candidates, tried, linear);
            cancelTimer();
            call.answeredBy(attempt);
        }
    }

    private void nobodyAnswered() {
        List<Attempt> unanswered = ringing();
        attempts.clear();
        caller.dialStatus = "NOANSWER";
        for (Attempt a : unanswered) {
            ringNoAnswer(a, a.ringMillis(), RingEnd.NO_ANSWER);
            board.dial("DialEnd", caller, a.one, "DialStatus", "NOANSWER");
            if (queue.settings().rules().autoPause()) {
                pbx.queues().pause(a.member.address, queue.name(), true, AUTO_PAUSE);
            }
        }
        unanswered.forEach(this::cancel);
        over();
    }

    private void over() {
        linear = queue.tried(candidates, tried, linear);
        call.nobodyAnswered();
    }

    private void ringNoAnswer(Attempt a, long millis, RingEnd how) {
        call.record().ringNoAnswer.add(a.member.name);
        board.queueLog(caller.uniqueId, queue.name(), a.member.name, "RINGNOANSWER", millis);
        ringEnds(a, how);
        board.event(
                "AgentRingNoAnswer",
                "agent",
                e -> a.agentHeaders(e, a.one).put("RingTime", millis));
    }

    private void cancel(Attempt a) {
        board.dial("DialEnd", caller, a.one, "DialStatus", "CANCEL");
        a.cancel();
        pbx.queues().rings(a.member, false);
    }

    private void ringEnds(Attempt a, RingEnd how) {
        board.witness().ringEnds(caller.uniqueId, queue.name(), a.member.number(), how);
    }

    private void cancelTimer() {
        if (timer != null) {
            timer.cancel();
        }
    }
}
