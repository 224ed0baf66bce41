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

    /** A waiting caller looks for a member this long after the retry time; microseconds. */
    private static final long POLL_DRIFT = 600;

    /** Answer waits for media, half a second on a Local channel that has none; microseconds. */
    private static final long ANSWERS = 10_000;

    private static final long LOCAL_ANSWERS = 500_000;

    /** How long the announcement of a position lasts; microseconds. */
    private static final long ANNOUNCEMENT = 3_000_000;

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
    private Planned poll;
    private Planned hangup;
    private long joinedSeconds;
    private long announcedAt;

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
        return !hunt.ringing().isEmpty();
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
        long wait = caller.name.startsWith("Local/") ? LOCAL_ANSWERS : ANSWERS;
        time.after(
                caller.state == Channel.UP ? wait : 0,
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
            look();
        }
    }

    private void leaveUnjoined(Outcome outcome) {
        ended(outcome);
        board.witness().leaves(caller.uniqueId, queue.name(), outcome.name(), 0);
        dialplan.leftWith(outcome.name());
    }

    /** Looks for a member: what happens at once after joining and then at every poll. */
    private void look() {
        long left = secondsLeft();
        if (isTimeToAnnounce()) {
            announcePosition();
        } else if (left <= 0) {
            exit("EXITWITHTIMEOUT", Outcome.TIMEOUT);
        } else if (settings.leaveWhenEmpty() && queue.isEmpty()) {
            exit("EXITEMPTY", Outcome.LEAVEEMPTY);
        } else if (!hunt.begin(Math.min(settings.memberTimeout(), left))) {
            lookLater();
        }
    }

    /** Not before the first try; then as often as the queue wants it. */
    private boolean isTimeToAnnounce() {
        int every = settings.rules().announceEvery();
        boolean first = announcedAt == 0;
        if (first) {
            announcedAt = 1;
        }
        return !first && every > 0 && time.seconds() - announcedAt >= every;
    }

    /** The caller hears his position instead of the music; nobody rings meanwhile. */
    private void announcePosition() {
        announcedAt = time.seconds();
        board.musicStops(caller);
        poll =
                time.after(
                        ANNOUNCEMENT,
                        () -> {
                            board.musicStarts(caller);
                            look();
                        });
    }

    /** Whole seconds until the caller timeout. */
    private long secondsLeft() {
        return joinedSeconds + settings.callerTimeout() - time.seconds();
    }

    private void lookLater() {
        poll = time.after(settings.retry() * 1_000_000L + POLL_DRIFT, this::look);
    }

    /** The hunt was in vain. */
    void nobodyAnswered() {
        if (secondsLeft() <= 0) {
            exit("EXITWITHTIMEOUT", Outcome.TIMEOUT);
        } else {
            lookLater();
        }
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
        conversation.begin(dialplan);
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
        if (isWaiting()) {
            board.hangupRequest(caller, null);
            abandon();
            caller.hangupSource = caller.name;
            dialplan.hangup("", 0);
        }
    }

    @Override
    public void drop(Channel c, int cause) {
        if (isWaiting()) {
            abandon();
            dialplan.hangup("", cause);
        }
    }

    @Override
    public boolean release(Channel c) {
        if (!isWaiting()) {
            return false;
        }
        abandon();
        caller.conductor = Conductor.NOTHING;
        return true;
    }

    /** A key with which a waiting caller leaves: EXITWITHKEY. Recorded scenario 17. */
    @Override
    public void digit(Channel c, char digit) {
        if (!isWaiting() || settings.rules().exitKeys().indexOf(digit) < 0) {
            return;
        }
        cancelTimers();
        int position = queue.position(this);
        int waited = (int) (time.seconds() - joinedSeconds);
        dialplan.standsAt(digit);
        hunt.stop();
        board.queueLog(
                caller.uniqueId,
                queue.name(),
                "NONE",
                "EXITWITHKEY",
                digit,
                position,
                record.position,
                waited);
        board.witness().leaves(caller.uniqueId, queue.name(), Outcome.KEY.name(), waited);
        record.holdSeconds = waited;
        board.musicStops(caller);
        queue.leave(this);
        ended(Outcome.KEY);
        dialplan.leftByKey(digit);
    }

    private boolean isWaiting() {
        return joinedSeconds > 0 && conversation == null && record.endedAt == 0;
    }

    private void abandon() {
        board.musicStops(caller);
        for (Attempt a : hunt.ringing()) {
            caller.dialStatus = "CANCEL";
            board.dial("DialEnd", caller, a.one, "DialStatus", "CANCEL");
            board.queueLog(
                    caller.uniqueId, queue.name(), a.member.name, "RINGCANCELED", a.ringMillis());
        }
        hunt.stop();
        abandoned("ABANDON", Outcome.ABANDONED);
        queue.leave(this);
        ended(Outcome.ABANDONED);
    }

    private void exit(String event, Outcome outcome) {
        abandoned(event, outcome);
        board.musicStops(caller);
        queue.leave(this);
        ended(outcome);
        dialplan.leftWith(outcome.name());
    }

    /** What Asterisk says of every caller who leaves without an agent. */
    private void abandoned(String event, Outcome outcome) {
        board.var(caller, "ABANDONED", "TRUE");
        queue.statistics().countAbandoned();
        int position = queue.position(this);
        int waited = (int) (time.seconds() - joinedSeconds);
        record.holdSeconds = waited;
        board.event(
                "QueueCallerAbandon",
                "agent",
                e ->
                        e.channel(caller)
                                .put("Queue", queue.name())
                                .put("Position", position)
                                .put("OriginalPosition", record.position)
                                .put("HoldTime", waited));
        board.queueLog(
                caller.uniqueId, queue.name(), "NONE", event, position, record.position, waited);
        board.witness().leaves(caller.uniqueId, queue.name(), outcome.name(), waited);
    }

    private void ended(Outcome outcome) {
        record.outcome = outcome;
        record.endedAt = time.now();
        cancelTimers();
    }

    private void cancelTimers() {
        for (Planned p : new Planned[] {poll, hangup}) {
            if (p != null) {
                p.cancel();
            }
        }
    }
}
