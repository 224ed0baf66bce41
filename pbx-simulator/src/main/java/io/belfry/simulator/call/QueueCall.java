package io.belfry.simulator.call;

import io.belfry.simulator.call.CallRecord.Outcome;
import io.belfry.simulator.queue.CallQueue;
import io.belfry.simulator.queue.QueueSettings;
import io.belfry.simulator.time.Timeline;
import io.belfry.simulator.time.Timeline.Planned;
import io.belfry.simulator.wire.Channel;
import io.belfry.simulator.wire.Conductor;
import io.belfry.simulator.wire.Switchboard;

/**
 * The life of one caller in a queue: waiting (a {@link Hunt} for a member now and then), talking (a
 * {@link Conversation}), ended; or out of the queue by abandoning, by the caller timeout, because
 * the queue is full or empty.
 */
public final class QueueCall implements CallQueue.Waiting, Conductor {

    /** Answer waits for media, half a second on a Local channel that has none; microseconds. */
    private static final long ANSWERS = 10_000;

    private static final long LOCAL_ANSWERS = 500_000;

    private final Pbx pbx;
    private final Switchboard board;
    private final Timeline time;
    private final CallQueue queue;
    private final QueueSettings settings;
    private final Channel caller;
    private final CallPlan plan;
    private final QueueDialplan dialplan;
    private final CallRecord record;
    private final Hunt hunt;
    private Conversation conversation;
    private Planned hangup;
    private final Departure departure;
    private final Wait wait;
    private long joinedSeconds;

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
                        caller.linkedId(),
                        queue.name(),
                        caller.caller.number(),
                        caller.caller.name(),
                        time.now());
        this.hunt = new Hunt(pbx, queue, this);
        this.departure = new Departure(board, queue, this, hunt);
        this.wait = new Wait(board, queue, this, hunt);
        caller.conductor = this;
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

    @Override
    public long joinedSeconds() {
        return joinedSeconds;
    }

    @Override
    public boolean isPending() {
        return hunt.isRinging();
    }

    /** Runs the dialplan before Queue, then joins. */
    void start() {
        board.witness()
                .arrives(
                        caller.uniqueId,
                        queue.name(),
                        caller.caller.number(),
                        queue.settings().did());
        dialplan.before();
        long media = caller.name.startsWith("Local/") ? LOCAL_ANSWERS : ANSWERS;
        time.after(
                caller.state == Channel.UP ? media : 0,
                () -> {
                    if (isWithoutAgent()) {
                        dialplan.queue();
                        join();
                    }
                });
    }

    private void join() {
        if (!settings.joinEmpty() && queue.isEmpty()) {
            leaveUnjoined(Outcome.JOINEMPTY);
        } else if (settings.maxLength() > 0 && queue.length() >= settings.maxLength()) {
            leaveUnjoined(Outcome.FULL);
        } else {
            record.position = queue.join(this);
            joinedSeconds = time.seconds();
            record.enteredAt = time.now();
            String number = caller.caller.number();
            board.queueLog(
                    caller.uniqueId,
                    queue.name(),
                    "NONE",
                    "ENTERQUEUE",
                    "",
                    number,
                    record.position);
            board.witness().enters(caller.uniqueId, queue.name(), record.position);
            board.musicStarts(caller);
            if (Double.isFinite(plan.patienceSeconds())) {
                hangup = time.afterSeconds(plan.patienceSeconds(), this::callerHangsUp);
            }
            wait.look();
        }
    }

    private void leaveUnjoined(Outcome outcome) {
        ended(outcome);
        departure.unjoined(outcome);
        dialplan.leftWith(outcome.name());
    }

    /** The hunt was in vain. */
    void nobodyAnswered() {
        wait.goesOn();
    }

    /** The hunt was a success. */
    void answeredBy(Attempt attempt) {
        cancelTimers();
        attempt.answered();
        board.musicStops(caller);
        hunt.stop();
        caller.dialStatus = "ANSWER";
        attempt.bridgeInner();
        conversation = new Conversation(pbx, queue, this, attempt);
        conversation.begin(dialplan, hunt.ringSeconds());
        if (Double.isFinite(plan.talkSeconds())) {
            Runnable ends = plan.callerEnds() ? this::callerHangsUp : this::agentHangsUp;
            hangup = time.afterSeconds(plan.talkSeconds(), ends);
        }
    }

    /** The agent answers now. */
    void phoneAnswers(Attempt attempt) {
        hunt.answer(attempt);
    }

    /** The agent's side hangs up, or refuses while it rings. */
    void phoneHangsUp(Attempt attempt) {
        if (conversation != null && conversation.attempt() == attempt) {
            agentHangsUp();
        } else {
            hunt.refuse(attempt);
        }
    }

    /** The agent ends the conversation; nothing happens if there is none. */
    public void agentHangsUp() {
        if (conversation != null) {
            conversation.end(true);
        }
    }

    /** The caller hangs up: abandons while waiting, ends the conversation while talking. */
    public void callerHangsUp() {
        if (conversation != null) {
            conversation.end(false);
        } else {
            hangUp(caller);
        }
    }

    /** The conversation is over for the queue. */
    void talked(String by) {
        record.endedBy = by;
        ended(Outcome.ANSWERED);
    }

    @Override
    public void hangUp(Channel c) {
        if (isWithoutAgent()) {
            board.hangupRequest(caller, null);
            goesAway();
            caller.hangupSource = caller.name;
            dialplan.hangup("", 0);
        }
    }

    @Override
    public void drop(Channel c, int cause) {
        if (isWithoutAgent()) {
            goesAway();
            dialplan.hangup("", cause);
        }
    }

    @Override
    public boolean release(Channel c) {
        if (!isWithoutAgent()) {
            return false;
        }
        goesAway();
        caller.conductor = Conductor.NOTHING;
        return true;
    }

    @Override
    public void digit(Channel c, char digit) {
        if (isWaiting() && settings.rules().exitKeys().indexOf(digit) >= 0) {
            cancelTimers();
            dialplan.standsAt(digit);
            departure.byKey(digit);
            ended(Outcome.KEY);
            dialplan.leftByKey(digit);
        }
    }

    /** Before he joined, waiting, or ringing. */
    private boolean isWithoutAgent() {
        return conversation == null && record.endedAt == 0;
    }

    private boolean isWaiting() {
        return joinedSeconds > 0 && isWithoutAgent();
    }

    private void goesAway() {
        if (isWaiting()) {
            departure.abandons();
            ended(Outcome.ABANDONED);
        } else {
            departure.unjoined(Outcome.UNJOINED);
            ended(Outcome.UNJOINED);
        }
    }

    /** The queue gives the waiting caller up. */
    void isGivenUp(String event, Outcome outcome) {
        departure.isGivenUp(event, outcome);
        ended(outcome);
        dialplan.leftWith(outcome.name());
    }

    private void ended(Outcome outcome) {
        record.outcome = outcome;
        record.endedAt = time.now();
        cancelTimers();
    }

    private void cancelTimers() {
        wait.ends();
        if (hangup != null) {
            hangup.cancel();
        }
    }
}
