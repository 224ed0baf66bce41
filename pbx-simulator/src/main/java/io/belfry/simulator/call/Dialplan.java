package io.belfry.simulator.call;

import io.belfry.simulator.queue.CallQueue;
import io.belfry.simulator.wire.Channel;
import io.belfry.simulator.wire.Switchboard;
import java.util.Optional;

/**
 * What a dialled number leads to, in the context {@code internal}: a telephone, a queue, outside (0
 * and a number), listening to a telephone (*33 and its number), a parked call (701 to 709), a
 * conference (4 and three digits), an echo (600), the login of an agent of the pool.
 */
final class Dialplan {

    private static final String SPY = "*33";
    private static final String ECHO = "600";
    private static final long ANSWER = 9_000;
    private static final int UNALLOCATED = 1;

    private final Pbx pbx;
    private final Switchboard board;

    Dialplan(Pbx pbx) {
        this.pbx = pbx;
        this.board = pbx.board();
    }

    boolean knows(String exten) {
        return pbx.phone(exten).isPresent()
                || pbx.queues().withNumber(exten).isPresent()
                || exten.matches("0\\d+")
                || isSpy(exten)
                || ParkingLot.isSpace(exten)
                || Conferences.isRoom(exten)
                || exten.equals(ECHO)
                || pbx.agentPool().loggedInBy(exten).isPresent();
    }

    private static boolean isSpy(String exten) {
        return exten.startsWith(SPY) && exten.length() > SPY.length();
    }

    /** Runs the extension that a channel stands at; gives the call if it is one of Dial. */
    Optional<DirectCall> run(Channel c, double talkSeconds) {
        String exten = c.exten;
        Optional<CallQueue> queue = pbx.queues().withNumber(exten);
        Optional<Phone> callee = pbx.phone(exten);
        if (queue.isPresent()) {
            double patience = Double.POSITIVE_INFINITY;
            pbx.enter(
                    queue.get(),
                    c,
                    new CallPlan(queue.get().name(), c.caller, patience, talkSeconds, true));
        } else if (callee.isPresent() || exten.matches("0\\d+")) {
            boolean outside = callee.isEmpty();
            DirectCall call =
                    new DirectCall(
                            board, c, callee.orElse(pbx.trunk()), exten, outside, talkSeconds);
            call.start();
            return Optional.of(call);
        } else if (isSpy(exten)) {
            String data = "PJSIP/" + exten.substring(SPY.length()) + ",dqE";
            answered(c, "ChanSpy", data, () -> new Spying(board, c, data));
        } else if (ParkingLot.isSpace(exten)) {
            pbx.parking().retrieve(c);
        } else if (Conferences.isRoom(exten)) {
            answered(c, "ConfBridge", exten, () -> pbx.conferences().join(c, exten));
        } else if (exten.equals(ECHO)) {
            answered(c, "Echo", "", () -> new App(board, c));
        } else if (pbx.agentPool().loggedInBy(exten).isPresent()) {
            PoolAgent agent = pbx.agentPool().loggedInBy(exten).get();
            answered(c, "AgentLogin", agent.number() + ",s", () -> agent.logsIn(c));
        } else {
            board.softHangup(c);
            board.hangup(c, UNALLOCATED);
        }
        return Optional.empty();
    }

    /** Answers first, then runs an application. */
    private void answered(Channel c, String app, String data, Runnable runs) {
        App waiting = new App(board, c);
        board.execute(c, 1, "Answer", "");
        if (c.state != Channel.UP) {
            board.state(c, Channel.UP);
            c.progress.answered(c);
        }
        board.time()
                .after(
                        ANSWER,
                        () -> {
                            if (!c.gone && c.conductor == waiting) {
                                board.execute(c, 2, app, data);
                                runs.run();
                            }
                        });
    }
}
