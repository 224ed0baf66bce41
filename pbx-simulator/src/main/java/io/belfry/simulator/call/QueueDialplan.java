package io.belfry.simulator.call;

import io.belfry.simulator.queue.Member;
import io.belfry.simulator.queue.QueueSettings;
import io.belfry.simulator.wire.Channel;
import io.belfry.simulator.wire.Switchboard;

/**
 * The dialplan around Queue, context {@code incall}: what is said before, what after a queue was
 * left without an agent, and the end in extension {@code h}.
 */
final class QueueDialplan {

    private static final String CONTEXT = "incall";
    private static final String KEYS = "queue-keys";

    /** Set on a channel that is not answered before a member answers. Recorded scenario 37. */
    static final String NO_ANSWER = "NOANSWER";

    private static final long GOODBYE_MICROS = 863_000;

    private final Switchboard board;
    private final Channel c;
    private final QueueSettings queue;

    QueueDialplan(Switchboard board, Channel caller, QueueSettings queue) {
        this.board = board;
        this.c = caller;
        this.queue = queue;
    }

    void before() {
        String name = queue.name();
        boolean early = c.variables.containsKey(NO_ANSWER);
        if (early) {
            board.execute(c, 1, "Set", NO_ANSWER + "=1");
        }
        board.execute(c, early ? 2 : 1, "Goto", CONTEXT + "," + name + ",1");
        c.context = CONTEXT;
        c.exten = name;
        board.execute(c, 1, "NoOp", "incoming call to queue " + name);
        board.execute(c, 2, "Set", "CHANNEL(language)=en");
        board.execute(c, 3, "Set", "__XIVO_QUEUENAME=" + name);
        board.var(c, "__XIVO_QUEUENAME", name);
        board.execute(c, 4, "CELGenUserEvent", "XIVO_INCALL," + name);
        board.celUserEvent(c, "XIVO_INCALL", name);
        board.execute(
                c,
                5,
                "UserEvent",
                "Queue,CHANNEL: %s,XIVO_DSTID: %s,XIVO_CALLERIDNAME: %s,XIVO_CALLERIDNUMBER: %s"
                        .formatted(c.name, name, c.caller.name(), c.caller.number()));
        board.userEvent(
                c,
                "Queue",
                "CHANNEL",
                c.name,
                "XIVO_DSTID",
                name,
                "XIVO_CALLERIDNAME",
                c.caller.name(),
                "XIVO_CALLERIDNUMBER",
                c.caller.number());
        board.execute(c, 6, "ExecIf", (early ? 0 : 1) + "?Answer()");
        if (!early && c.state != Channel.UP) {
            c.app = "Answer";
            c.appData = "";
            board.state(c, Channel.UP);
            c.progress.answered(c);
        }
    }

    void queue() {
        int record = queue.recorded() ? 1 : 0;
        String file = c.uniqueId + ".wav";
        board.execute(c, 7, "ExecIf", record + "?MixMonitor(" + file + ",b)");
        if (queue.recorded()) {
            new Recorder(board).start(c, file);
        }
        board.execute(c, 8, "Queue", queue.name() + ",tTxX,,," + queue.callerTimeout());
        board.appStart(c);
    }

    /** What setinterfacevar=yes sets on a channel, as far as anyone reads it. */
    void memberVariables(Channel channel, Member member) {
        board.var(channel, "MEMBERINTERFACE", member.address);
        board.var(channel, "MEMBERNAME", member.name);
        board.var(channel, "MEMBERCALLS", member.callsTaken);
        board.var(channel, "MEMBERLASTCALL", member.lastCall);
        board.var(channel, "MEMBERPENALTY", member.penalty);
        board.var(channel, "MEMBERDYNAMIC", member.configured ? 0 : 1);
        board.var(channel, "MEMBERREALTIME", 0);
    }

    /** Goes on after Queue with its QUEUESTATUS, to the end of the call. */
    void leftWith(String status) {
        board.var(c, "QUEUESTATUS", status);
        board.execute(c, 9, "UserEvent", "QueueLeft,QUEUESTATUS: " + status);
        board.userEvent(c, "QueueLeft", "QUEUESTATUS", status);
        boolean full = status.equals("FULL");
        board.execute(c, 10, "GotoIf", (full ? 1 : 0) + "?full");
        if (full) {
            logAndHangUp(14, status);
            return;
        }
        boolean empty = status.equals("JOINEMPTY");
        board.execute(c, 11, "GotoIf", (empty ? 1 : 0) + "?joinempty");
        if (empty) {
            logAndHangUp(16, status);
            return;
        }
        board.execute(c, 12, "Playback", "vm-goodbye");
        c.conductor = channel -> goodbyeHeard(status, true);
        board.time().after(GOODBYE_MICROS, () -> goodbyeHeard(status, false));
    }

    private void goodbyeHeard(String status, boolean cut) {
        if (c.gone) {
            return;
        }
        if (cut) {
            board.hangupRequest(c, null);
            c.hangupSource = c.name;
        } else {
            board.var(c, "PLAYBACKSTATUS", "SUCCESS");
            board.execute(c, 13, "Hangup", "");
            c.hangupSource = "dialplan/builtin";
        }
        hangup(status, 16);
    }

    /** The channel is sent to the extension of a key while it is still in the queue. */
    void standsAt(char key) {
        c.context = KEYS;
        c.exten = String.valueOf(key);
        c.priority = 0;
        board.extension(c);
    }

    /** What the dialplan does for whoever left with a key. */
    void leftByKey(char key) {
        board.execute(c, 1, "UserEvent", "QueueKey,KEY: " + key);
        board.userEvent(c, "QueueKey", "KEY", String.valueOf(key));
        board.execute(c, 2, "Playback", "vm-goodbye");
        App playing = new App(board, c);
        board.time()
                .after(
                        GOODBYE_MICROS,
                        () -> {
                            if (!c.gone && c.conductor == playing) {
                                board.var(c, "PLAYBACKSTATUS", "SUCCESS");
                                board.execute(c, 3, "Hangup", "");
                                c.hangupSource = "dialplan/builtin";
                                playing.ends(16);
                            }
                        });
    }

    /** Instead of Queue: writes why and hangs up. */
    void turnAway(String event) {
        logAndHangUp(18, event);
    }

    private void logAndHangUp(int priority, String event) {
        String name = queue.name();
        board.execute(c, priority, "QueueLog", name + "," + c.uniqueId + ",NONE," + event);
        board.queueLog(c.uniqueId, name, "NONE", event);
        board.execute(c, priority + 1, "Hangup", "");
        c.hangupSource = "dialplan/builtin";
        hangup(event, 16);
    }

    /**
     * The end of the caller's channel through extension h.
     *
     * @param status QUEUESTATUS, empty after a conversation or an abandoned call
     */
    void hangup(String status, int cause) {
        board.softHangup(c);
        c.exten = "h";
        board.execute(c, 1, "NoOp", "hangup " + status);
        c.priority = 2;
        c.app = "";
        c.appData = "";
        board.hangup(c, cause);
    }
}
