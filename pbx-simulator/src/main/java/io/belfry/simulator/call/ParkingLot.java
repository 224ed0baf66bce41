package io.belfry.simulator.call;

import io.belfry.simulator.time.Timeline.Planned;
import io.belfry.simulator.wire.Bridge;
import io.belfry.simulator.wire.Channel;
import io.belfry.simulator.wire.Conductor;
import io.belfry.simulator.wire.DeviceState;
import io.belfry.simulator.wire.EventWriter;
import io.belfry.simulator.wire.Switchboard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parking lot {@code default}: spaces 701 to 709. Recorded scenario 32. */
public final class ParkingLot {

    public static final String NAME = "default";

    public static final int FIRST = 701;
    public static final int LAST = 709;

    /** Seconds until a parked call comes back. */
    public static final int DEFAULT_TIMEOUT = 45;

    private static final int NORMAL = 16;
    private static final long ANSWER_DELAY = 13_000;

    private final Pbx pbx;
    private final Switchboard board;
    private final List<Parked> parked = new ArrayList<>();
    private Bridge bridge;

    ParkingLot(Pbx pbx) {
        this.pbx = pbx;
        this.board = pbx.board();
    }

    /** One call that waits in a space. */
    public final class Parked implements Conductor {
        private final Channel channel;
        private final Talk.Side side;
        private final Talk.Watch watch;
        private final int space;
        private final String dialString;
        private final int timeout;
        private final long since = board.time().seconds();
        private Planned comesBack;

        private Parked(
                Talk.Side side, Talk.Watch watch, int space, String dialString, int timeout) {
            this.channel = side.channel();
            this.side = side;
            this.watch = watch;
            this.space = space;
            this.dialString = dialString;
            this.timeout = timeout;
        }

        /** The headers of a parked call. */
        public EventWriter headers(EventWriter e) {
            return headers(e, null);
        }

        private EventWriter headers(EventWriter e, Channel retriever) {
            long waited = board.time().seconds() - since;
            e.channel("Parkee", channel);
            if (retriever != null) {
                e.channel("Retriever", retriever);
            }
            return e.put("ParkerDialString", dialString)
                    .put("Parkinglot", NAME)
                    .put("ParkingSpace", space)
                    .put("ParkingTimeout", timeout - waited)
                    .put("ParkingDuration", waited);
        }

        @Override
        public void hangUp(Channel c) {
            board.hangupRequest(c, c.dialled ? NORMAL : null);
            c.hangupSource = c.name;
            drop(c, NORMAL);
        }

        @Override
        public void drop(Channel c, int cause) {
            leaves("ParkedCallGiveUp", "ParkedCallGiveUp", null);
            watch.hungUp(c);
            side.unwind().run();
        }

        @Override
        public boolean release(Channel c) {
            leaves("ParkedCallSwap", "ParkedCallSwap", null);
            watch.hungUp(c);
            c.conductor = NOTHING;
            return true;
        }

        private void leaves(String event, String reason, Channel retriever) {
            parked.remove(this);
            comesBack.cancel();
            board.event(event, "call", e -> headers(e, retriever));
            String by = retriever == null ? "" : ",\"retriever\":\"%s\"".formatted(retriever.name);
            board.celExtra("PARK_END", channel, "{\"reason\":\"%s\"%s}".formatted(reason, by));
            board.musicStops(channel);
            board.devices().set("park:" + space + "@parkedcalls", DeviceState.NOT_INUSE);
            board.leave(channel);
        }

        /** Nobody came for it: it goes back to who parked it. */
        private void timesOut() {
            leaves("ParkedCallTimeOut", "ParkedCallTimeOut", null);
            watch.hungUp(channel);
            channel.context = "internal";
            channel.exten = Phone.number(dialString);
            channel.priority = 1;
            pbx.runExtension(channel, Double.POSITIVE_INFINITY);
        }
    }

    /** Those who wait, by space. */
    public List<Parked> parked() {
        return List.copyOf(parked);
    }

    /**
     * Parks one side of a conversation; the other side ends.
     *
     * @param comeback channel whose device gets the call back when nobody takes it in time
     * @param timeoutSeconds 0 for the lot's own
     * @return the space; empty if the lot is full or the channel talks with nobody
     */
    Optional<Integer> park(Channel c, Channel comeback, int timeoutSeconds) {
        Optional<Integer> space = freeSpace();
        if (space.isEmpty() || !(c.conductor instanceof Talk talk) || talk.isOver()) {
            return Optional.empty();
        }
        board.var(c, "BLINDTRANSFER", comeback.name);
        if (bridge == null) {
            Bridge.Kind kind = new Bridge.Kind("parking", "holding_bridge", "Parking", NAME);
            bridge = board.createBridge(kind);
        }
        int timeout = timeoutSeconds > 0 ? timeoutSeconds : DEFAULT_TIMEOUT;
        String dialString = comeback.device();
        talk.park(
                c,
                () -> {
                    Parked call =
                            new Parked(
                                    talk.side(c), talk.watch(), space.get(), dialString, timeout);
                    parked.add(call);
                    c.conductor = call;
                    call.comesBack = board.time().afterSeconds(timeout, call::timesOut);
                    board.event("ParkedCall", "call", call::headers);
                    String extra =
                            "{\"parker_dial_string\":\"%s\",\"parking_lot\":\"%s\"}"
                                    .formatted(dialString, NAME);
                    board.celExtra("PARK_START", c, extra);
                    board.devices().set("park:" + space.get() + "@parkedcalls", DeviceState.INUSE);
                    board.enter(bridge, c);
                    board.var(c, "BLINDTRANSFER", "");
                    board.musicStarts(c);
                });
        return space;
    }

    private Optional<Integer> freeSpace() {
        for (int space = FIRST; space <= LAST; space++) {
            int wanted = space;
            if (parked.stream().noneMatch(p -> p.space == wanted)) {
                return Optional.of(space);
            }
        }
        return Optional.empty();
    }

    /** Whether an extension is one of the spaces. */
    static boolean isSpace(String exten) {
        return exten.matches("70[1-9]");
    }

    /** A channel dialled a space and takes the call that waits there. */
    void retrieve(Channel c) {
        board.execute(c, 1, "ParkedCall", NAME + "," + c.exten);
        if (c.state != Channel.UP) {
            board.state(c, Channel.UP);
        }
        App app = new App(board, c);
        board.time()
                .after(
                        ANSWER_DELAY,
                        () -> {
                            if (!c.gone) {
                                take(c, app);
                            }
                        });
    }

    private void take(Channel c, App app) {
        Optional<Parked> found =
                parked.stream().filter(p -> c.exten.equals(String.valueOf(p.space))).findFirst();
        if (found.isEmpty()) {
            app.ends(NORMAL);
            return;
        }
        Parked call = found.get();
        Bridge talks = board.createBridge();
        call.leaves("UnParkedCall", "ParkedCallUnparked", c);
        board.enter(talks, call.channel);
        board.enter(talks, c);
        board.connectedLine(call.channel, c.caller);
        board.connectedLine(c, call.channel.caller);
        new Talk(board, talks, call.side, new Talk.Side(c, () -> app.ends(NORMAL)), call.watch);
    }
}
