package io.belfry.simulator.call;

import io.belfry.simulator.wire.Bridge;
import io.belfry.simulator.wire.Channel;
import io.belfry.simulator.wire.Switchboard;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What people at their telephones, and clients of AMI, do to channels that are there: hold,
 * transfer, park, type, hang up. Each says whether it was possible.
 */
public final class CallControl {

    private static final String CONTEXT = "internal";

    private final Pbx pbx;
    private final Switchboard board;
    private final Keypad keypad;
    private final FeatureCodes features;

    CallControl(Pbx pbx) {
        this.pbx = pbx;
        this.board = pbx.board();
        this.keypad = new Keypad(board);
        this.features = new FeatureCodes(pbx, keypad);
    }

    private static Optional<Talk> talk(Channel c) {
        return c.conductor instanceof Talk t && !t.isOver() ? Optional.of(t) : Optional.empty();
    }

    /** The device at a channel's end hangs up. */
    public void hangUp(Channel c) {
        c.conductor.hangUp(c);
    }

    /** The telephone at a ringing channel answers now. */
    public void answer(Channel c) {
        c.conductor.answer(c);
    }

    /** The telephone at a channel holds its call. */
    public boolean hold(Channel c) {
        talk(c).ifPresent(t -> t.hold(c, true));
        return talk(c).isPresent();
    }

    /** The telephone at a channel takes its held call back. */
    public boolean unhold(Channel c) {
        talk(c).ifPresent(t -> t.unhold(c));
        return talk(c).isPresent();
    }

    /** Whether a channel's own telephone holds its call. */
    public boolean isHolding(Channel c) {
        return talk(c).map(t -> t.other(c).channel().held).orElse(false);
    }

    /** Digits typed at a channel's device. */
    public void type(Channel c, String digits) {
        Keypad.digits(digits).forEach(d -> keypad.typed(c, d, features::takes));
    }

    /** A digit that the PBX takes as typed at a channel's device, without passing it on. */
    public void take(Channel c, char digit) {
        keypad.told(c, digit);
        if (talk(c).isEmpty() || !features.takes(talk(c).get(), c, digit)) {
            c.conductor.digit(c, digit);
        }
    }

    /**
     * A channel that runs ChanSpy.
     *
     * @param spyee whom it spies on; null while there is nobody
     * @param mode {@code listen}, {@code whisper}, {@code barge}
     * @param heardBy who hears the spy
     */
    public record Spy(Channel spy, Channel spyee, String mode, List<Channel> heardBy) {}

    /** Everyone who spies, oldest channel first. */
    public List<Spy> spies() {
        return board.channels().stream()
                .filter(c -> c.conductor instanceof Spying)
                .map(c -> (Spying) c.conductor)
                .map(
                        s ->
                                new Spy(
                                        s.channel,
                                        s.spyee(),
                                        s.mode().name().toLowerCase(Locale.ROOT),
                                        s.heardBy()))
                .toList();
    }

    /** The telephone transfers its call blindly, by REFER. */
    public boolean refer(Channel transferer, String exten) {
        return blind(transferer, CONTEXT, exten, "sip:" + exten + "@127.0.0.1");
    }

    /** Whom a channel talks with goes on at an extension: AMI's BlindTransfer. */
    public boolean blindTransfer(Channel transferer, String context, String exten) {
        return blind(transferer, context, exten, null);
    }

    private boolean blind(Channel transferer, String context, String exten, String referTo) {
        Optional<Talk> talk = talk(transferer);
        talk.map(t -> t.blindTransfer(transferer, context, exten, referTo))
                .ifPresent(c -> pbx.runExtension(c, Double.POSITIVE_INFINITY));
        return talk.isPresent();
    }

    /**
     * The telephone joins its two calls, by REFER with Replaces. Recorded scenario 22.
     *
     * @param held its channel to whom it transfers
     * @param consulted its channel to the target
     */
    public boolean join(Channel held, Channel consulted) {
        Optional<Talk> first = talk(held);
        Optional<Talk> second = talk(consulted);
        if (first.isEmpty() || second.isEmpty() || first.get() == second.get()) {
            return false;
        }
        new ReplacingTransfer(board, first.get(), held, second.get(), consulted).run();
        return true;
    }

    /** Begins an attended transfer: AMI's Atxfer. */
    public boolean attendedTransfer(Channel transferer, String context, String exten) {
        Optional<Talk> talk = talk(transferer);
        talk.ifPresent(t -> new AttendedTransfer(pbx, t, transferer, context, exten).start());
        return talk.isPresent();
    }

    /** Ends the consultation of an attended transfer: AMI's CancelAtxfer. */
    public boolean cancelAttendedTransfer(Channel transferer) {
        boolean consults = transferer.conductor instanceof AttendedTransfer;
        if (consults) {
            ((AttendedTransfer) transferer.conductor).cancel();
        }
        return consults;
    }

    /**
     * Parks a channel that talks; whom it talks with ends.
     *
     * @param comeback channel whose device gets the call back when nobody takes it in time
     * @param timeoutSeconds 0 for the lot's own
     */
    public boolean park(Channel c, Channel comeback, int timeoutSeconds) {
        return pbx.parking().park(c, comeback, timeoutSeconds).isPresent();
    }

    /** A channel leaves what it does and goes on at an extension: AMI's Redirect. */
    public boolean redirect(Channel c, String context, String exten) {
        if (c.gone || !c.conductor.release(c)) {
            return false;
        }
        goesOn(c, context, exten);
        return true;
    }

    /** Both sides of a conversation go on at extensions of their own. */
    public boolean redirect(
            Channel c,
            String context,
            String exten,
            Channel extra,
            String extraContext,
            String extraExten) {
        Optional<Talk> talk = talk(c);
        if (talk.isEmpty() || talk.get().other(c).channel() != extra) {
            return redirect(c, context, exten) & redirect(extra, extraContext, extraExten);
        }
        talk.get().part(c);
        goesOn(c, context, exten);
        goesOn(extra, extraContext, extraExten);
        return true;
    }

    private void goesOn(Channel c, String context, String exten) {
        c.context = context;
        c.exten = exten;
        c.priority = 1;
        pbx.runExtension(c, Double.POSITIVE_INFINITY);
    }

    /** Two channels are taken from whom they talk with and put together: AMI's Bridge. */
    public boolean bridge(Channel a, Channel b) {
        Optional<Talk> first = talk(a);
        Optional<Talk> second = talk(b);
        if (first.isEmpty() || second.isEmpty() || first.get() == second.get()) {
            return false;
        }
        Talk.Side one = first.get().side(a);
        Talk.Side two = second.get().side(b);
        a.conductor.release(a);
        b.conductor.release(b);
        Bridge bridge = board.createBridge();
        board.enter(bridge, a);
        board.enter(bridge, b);
        board.connectedLine(a, b.caller);
        board.connectedLine(b, a.caller);
        new Talk(board, bridge, one, two, Talk.Watch.NOBODY);
        return true;
    }
}
