package io.belfry.simulator.call;

import io.belfry.simulator.call.CallRecord.Outcome;
import io.belfry.simulator.queue.CallQueue;
import io.belfry.simulator.queue.QueueSettings;
import io.belfry.simulator.time.Timeline;
import io.belfry.simulator.time.Timeline.Planned;
import io.belfry.simulator.wire.Channel;
import io.belfry.simulator.wire.Switchboard;

/**
 * A caller's time in a queue: now and then a member is looked for, or his position is announced,
 * until the queue gives him up.
 */
final class Wait {

    /** A waiting caller looks for a member this long after the retry time; microseconds. */
    private static final long POLL_DRIFT = 600;

    /** How long the announcement of a position lasts; microseconds. */
    private static final long ANNOUNCEMENT = 3_000_000;

    private final Switchboard board;
    private final Timeline time;
    private final CallQueue queue;
    private final QueueSettings settings;
    private final QueueCall call;
    private final Channel caller;
    private final Hunt hunt;
    private final PositionAnnouncements announcements;
    private Planned next;

    Wait(Switchboard board, CallQueue queue, QueueCall call, Hunt hunt) {
        this.board = board;
        this.time = board.time();
        this.queue = queue;
        this.settings = queue.settings();
        this.call = call;
        this.caller = call.caller();
        this.hunt = hunt;
        this.announcements = new PositionAnnouncements(settings.rules().announceEvery());
    }

    /** What happens at once after joining and then at every poll. */
    void look() {
        long left = secondsLeft();
        if (announcements.isDue(time.seconds())) {
            announcePosition();
        } else if (left <= 0) {
            call.isGivenUp("EXITWITHTIMEOUT", Outcome.TIMEOUT);
        } else if (settings.leaveWhenEmpty() && queue.isEmpty()) {
            call.isGivenUp("EXITEMPTY", Outcome.LEAVEEMPTY);
        } else if (!hunt.begin(Math.min(settings.memberTimeout(), left))) {
            lookLater();
        }
    }

    /** After members were rung in vain. */
    void goesOn() {
        if (secondsLeft() <= 0) {
            call.isGivenUp("EXITWITHTIMEOUT", Outcome.TIMEOUT);
        } else {
            lookLater();
        }
    }

    /** Nothing more is planned. */
    void ends() {
        if (next != null) {
            next.cancel();
        }
    }

    /** The caller hears his position instead of the music; nobody rings meanwhile. */
    private void announcePosition() {
        announcements.heard(time.seconds());
        board.musicStops(caller);
        next =
                time.after(
                        ANNOUNCEMENT,
                        () -> {
                            board.musicStarts(caller);
                            look();
                        });
    }

    /** Whole seconds until the caller timeout. */
    private long secondsLeft() {
        return call.joinedSeconds() + settings.callerTimeout() - time.seconds();
    }

    private void lookLater() {
        next = time.after(settings.retry() * 1_000_000L + POLL_DRIFT, this::look);
    }
}
