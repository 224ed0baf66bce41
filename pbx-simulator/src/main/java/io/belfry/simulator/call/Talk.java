package io.belfry.simulator.call;

import io.belfry.simulator.wire.Bridge;
import io.belfry.simulator.wire.Channel;
import io.belfry.simulator.wire.Conductor;
import io.belfry.simulator.wire.Switchboard;
import java.util.List;

/**
 * Two channels in a bridge, however they got there, and what they can do: hold, hang up, be
 * transferred, parked or redirected.
 */
final class Talk implements Conductor {

    /** One side, and how its channel ends once it has left the bridge for good. */
    record Side(Channel channel, Runnable unwind) {}

    /** Who wants to know how it ends: the queue that brought the two together. */
    interface Watch {
        Watch NOBODY = new Watch() {};

        /** One side is gone and the other one therefore, too. */
        default void hungUp(Channel first) {}

        default void blindTransferred(String context, String exten) {}

        /**
         * Transferred to whom the transferer consulted; the rest goes on in that bridge.
         *
         * @param known whether the transferer's channel is still known
         */
        default void attendedTransferred(String bridgeId, boolean known) {}

        /** The caller is parked: the other side is free. */
        default void parked() {}
    }

    private static final int NORMAL = 16;

    private final Switchboard board;
    private final Bridge bridge;
    private final List<Side> sides;
    private final Watch watch;
    private final Runnable settle;
    private boolean over;

    /** Two who are in a bridge already. */
    Talk(Switchboard board, Bridge bridge, Side caller, Side callee, Watch watch) {
        this(board, bridge, caller, callee, watch, () -> {});
    }

    /**
     * @param caller the side that unwinds first
     * @param settle brings the two into the one bridge if they are not yet
     */
    Talk(Switchboard board, Bridge bridge, Side caller, Side callee, Watch watch, Runnable settle) {
        this.board = board;
        this.bridge = bridge;
        this.sides = List.of(caller, callee);
        this.watch = watch;
        this.settle = settle;
        caller.channel().conductor = this;
        callee.channel().conductor = this;
    }

    Bridge bridge() {
        return bridge;
    }

    Watch watch() {
        return watch;
    }

    boolean isOver() {
        return over;
    }

    Side side(Channel c) {
        return sides.getFirst().channel() == c ? sides.getFirst() : sides.getLast();
    }

    Side other(Channel c) {
        return sides.getFirst().channel() == c ? sides.getLast() : sides.getFirst();
    }

    @Override
    public void hangUp(Channel first) {
        if (!over) {
            settle.run();
            board.hangupRequest(first, first.dialled ? NORMAL : null);
            end(first, first.name);
        }
    }

    @Override
    public void drop(Channel first, int cause) {
        if (!over) {
            settle.run();
            end(first, "");
        }
    }

    private void end(Channel first, String source) {
        Channel second = other(first).channel();
        over = true;
        first.hangupSource = source;
        second.hangupSource = source;
        board.held(first, false);
        board.leave(first);
        board.held(second, false);
        board.leave(second);
        board.destroy(bridge);
        watch.hungUp(first);
        sides.forEach(s -> s.unwind().run());
    }

    /** A held side hears music. */
    void hold(Channel holder, boolean tellsClass) {
        settle.run();
        board.event(
                "Hold",
                "call",
                e -> {
                    e.channel(holder);
                    if (tellsClass) {
                        e.put("MusicClass", "default");
                    }
                });
        board.held(other(holder).channel(), true);
        board.witness().holds(Phone.number(holder.device()), true);
    }

    void unhold(Channel holder) {
        settle.run();
        board.event("Unhold", "call", e -> e.channel(holder));
        board.held(other(holder).channel(), false);
        board.witness().holds(Phone.number(holder.device()), false);
    }

    /** Redirect: the channel goes on in the dialplan, the other side ends. */
    @Override
    public boolean release(Channel c) {
        if (over) {
            return false;
        }
        settle.run();
        over = true;
        Side rest = other(c);
        board.held(c, false);
        board.leave(c);
        board.held(rest.channel(), false);
        board.leave(rest.channel());
        board.destroy(bridge);
        watch.hungUp(rest.channel());
        rest.unwind().run();
        c.conductor = NOTHING;
        return true;
    }

    /**
     * A blind transfer: who talked with the transferer goes on at that extension. Recorded
     * scenarios 20 and 21.
     *
     * @param referTo SIP's target if the telephone asked for it by REFER, else null
     * @return the transferred channel, which stands at the extension and runs nothing yet
     */
    Channel blindTransfer(Channel transferer, String context, String exten, String referTo) {
        settle.run();
        Channel transferee = other(transferer).channel();
        board.event("Unhold", "call", e -> e.channel(transferer));
        board.var(transferer, "BLINDTRANSFER", transferee.name);
        board.var(transferee, "BLINDTRANSFER", transferer.name);
        if (referTo != null) {
            board.var(transferee, "SIPREFERTOHDR", referTo);
        }
        board.event(
                "BlindTransfer",
                "call",
                e ->
                        e.put("Result", "Success")
                                .channel("Transferer", transferer)
                                .channel("Transferee", transferee)
                                .bridge(bridge)
                                .put("IsExternal", "Yes")
                                .put("Context", context)
                                .put("Extension", exten));
        String extra =
                ("{\"extension\":\"%s\",\"context\":\"%s\",\"bridge_id\":\"%s\","
                                + "\"transferee_channel_name\":\"%s\","
                                + "\"transferee_channel_uniqueid\":\"%s\"}")
                        .formatted(exten, context, bridge.id, transferee.name, transferee.uniqueId);
        board.celExtra("BLINDTRANSFER", transferer, extra);
        over = true;
        board.held(transferee, false);
        transferee.context = context;
        transferee.exten = exten;
        transferee.priority = 1;
        board.extension(transferee);
        board.leaveTogether(transferee);
        board.leaveTogether(transferer);
        board.destroy(bridge);
        watch.blindTransferred(context, exten);
        side(transferer).unwind().run();
        transferee.conductor = NOTHING;
        return transferee;
    }

    /** The channel leaves for a parking lot: the other side ends, and the watch is not told. */
    Side park(Channel c, Runnable left) {
        settle.run();
        over = true;
        Side rest = other(c);
        board.held(c, false);
        board.leave(c);
        left.run();
        board.leaveTogether(rest.channel());
        board.destroy(bridge);
        watch.parked();
        rest.unwind().run();
        return side(c);
    }

    /** Both leave the bridge and live on; the watch takes it as a hangup of the second. */
    void part(Channel first) {
        giveUp();
        Channel second = other(first).channel();
        board.held(first, false);
        board.leave(first);
        board.held(second, false);
        board.leave(second);
        board.destroy(bridge);
        watch.hungUp(second);
        first.conductor = NOTHING;
        second.conductor = NOTHING;
    }

    /** Ends as far as the two are concerned; somebody else moves the channels on. */
    void giveUp() {
        settle.run();
        over = true;
    }
}
