package io.belfry.simulator.call;

import io.belfry.simulator.wire.Bridge;
import io.belfry.simulator.wire.Channel;
import io.belfry.simulator.wire.Switchboard;

/** A Local channel between two bridges drops out: what was behind it takes its place. */
final class Optimisation {

    private static final int NORMAL = 16;

    private final Switchboard board;
    private final Channel one;
    private final Channel two;
    private final Channel source;

    /**
     * @param source the channel that takes the place of {@code ;1}
     */
    Optimisation(Switchboard board, Channel one, Channel two, Channel source) {
        this.board = board;
        this.one = one;
        this.two = two;
        this.source = source;
    }

    /**
     * @param outer bridge that {@code ;1} is in
     * @param inner bridge of {@code ;2} and the source
     * @param moved done when the source is in the outer bridge
     */
    void run(Bridge outer, Bridge inner, Runnable moved) {
        int id = board.nextOptimisation();
        board.event(
                "LocalOptimizationBegin",
                "call",
                e ->
                        e.channel("LocalOne", one)
                                .channel("LocalTwo", two)
                                .channel("Source", source)
                                .put("DestUniqueId", two.uniqueId)
                                .put("Id", id));
        board.leave(source);
        board.leave(one);
        board.enter(outer, source, one);
        moved.run();
        board.event(
                "LocalOptimizationEnd",
                "call",
                e ->
                        e.channel("LocalOne", one)
                                .channel("LocalTwo", two)
                                .put("Success", "No")
                                .put("Id", id));
        board.leave(two);
        if (!two.dialStatus.isEmpty()) {
            board.var(two, "DIALSTATUS", two.dialStatus);
        }
        board.softHangup(two);
        board.var(one, "CHANLOCALSTATUS", "ANSWER");
        board.hangupRequest(one, NORMAL);
        two.app = "";
        two.appData = "";
        board.hangup(two, NORMAL);
        board.hangup(one, NORMAL);
        board.destroy(inner);
    }
}
