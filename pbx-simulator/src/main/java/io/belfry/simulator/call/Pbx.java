package io.belfry.simulator.call;

import io.belfry.simulator.queue.CallQueue;
import io.belfry.simulator.queue.QueueSettings;
import io.belfry.simulator.queue.Queues;
import io.belfry.simulator.time.Timeline;
import io.belfry.simulator.wire.CallerId;
import io.belfry.simulator.wire.Channel;
import io.belfry.simulator.wire.DeviceState;
import io.belfry.simulator.wire.Switchboard;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The whole PBX model: telephones, trunk, queues and the calls between them. Whoever calls its
 * methods owns it; what it says is taken from {@link Switchboard#drain()}.
 */
public final class Pbx {

    private static final String TRUNK = "trunk";
    private static final String DIRECT_PREFIX = "53";
    private static final int REMEMBERED_CALLS = 20_000;

    private final Switchboard board;
    private final Queues queues;
    private final Map<String, Phone> phones = new LinkedHashMap<>();
    private final Phone trunk;
    private final Deque<CallRecord> calls = new ArrayDeque<>();
    private int optimisations;

    /**
     * @param phones the telephones, in the order in which lists name them
     * @param trunk behaviour of people outside who are called
     */
    public Pbx(
            Timeline time,
            long seed,
            List<QueueSettings> queues,
            List<Phone> phones,
            Phone.Behaviour trunk) {
        this.board = new Switchboard(time, seed);
        this.trunk = new Phone(TRUNK, "", trunk);
        board.devices().add(this.trunk.device());
        for (Phone phone : phones) {
            this.phones.put(phone.number(), phone);
            board.devices().add(phone.device(), phone.number());
        }
        this.queues = new Queues(queues, board);
    }

    public Switchboard board() {
        return board;
    }

    public Queues queues() {
        return queues;
    }

    public Collection<Phone> phones() {
        return List.copyOf(phones.values());
    }

    public Optional<Phone> phone(String number) {
        return Optional.ofNullable(phones.get(number));
    }

    /** The far end of the trunk. */
    public Phone trunk() {
        return trunk;
    }

    /** The queue calls so far, oldest first; the last twenty thousand. */
    public List<CallRecord> calls() {
        return new ArrayList<>(calls);
    }

    Phone phoneOf(String device) {
        return phone(device.substring(device.indexOf('/') + 1))
                .orElseThrow(() -> new NoSuchElementException("no telephone " + device));
    }

    int nextOptimisation() {
        return optimisations++;
    }

    int lastOptimisation() {
        return optimisations - 1;
    }

    /**
     * A call from outside to a queue.
     *
     * @throws NoSuchElementException if there is no such queue
     */
    public QueueCall arrive(CallPlan plan) {
        CallQueue queue =
                queues.named(plan.queue())
                        .orElseThrow(() -> new NoSuchElementException("no queue " + plan.queue()));
        Channel caller =
                board.inbound(trunk.device(), plan.caller(), "from-extern", queue.settings().did());
        return enter(queue, caller, plan);
    }

    /**
     * A call from outside to a queue whose dialplan does not let it in.
     *
     * @param event of the queue_log row that the dialplan writes: CLOSED, DIVERT_CA_RATIO,
     *     DIVERT_HOLDTIME
     */
    public void turnAway(CallPlan plan, String event) {
        CallQueue queue = queues.named(plan.queue()).orElseThrow();
        Channel caller =
                board.inbound(trunk.device(), plan.caller(), "from-extern", queue.settings().did());
        board.witness()
                .arrives(
                        caller.uniqueId,
                        queue.name(),
                        plan.caller().number(),
                        queue.settings().did());
        QueueDialplan dialplan = new QueueDialplan(board, caller, queue.settings());
        dialplan.before();
        board.witness().leaves(caller.uniqueId, queue.name(), event, 0);
        dialplan.turnAway(event);
    }

    /**
     * A call from outside to a telephone's own number (53 before its extension), beside the queues.
     * Recorded scenario 30.
     *
     * @param talkSeconds after which the caller hangs up; infinite if the telephone does
     */
    public DirectCall arriveAt(Phone phone, CallerId caller, double talkSeconds) {
        String did = DIRECT_PREFIX + phone.number();
        Channel channel = board.inbound(trunk.device(), caller, "from-extern", did);
        board.execute(channel, 1, "Set", "XIVO_BASE_EXTEN=" + did);
        board.var(channel, "XIVO_BASE_EXTEN", did);
        board.execute(channel, 2, "CELGenUserEvent", "XIVO_INCALL," + did);
        board.celUserEvent(channel, "XIVO_INCALL", did);
        board.execute(channel, 3, "Goto", "internal," + phone.number() + ",1");
        channel.context = "internal";
        channel.exten = phone.number();
        return runExtension(channel, talkSeconds).orElseThrow();
    }

    /**
     * A telephone dials a number: of a telephone, of a queue, or 0 and a number outside.
     *
     * @param talkSeconds after which the caller hangs up; infinite for never
     * @return the call, empty where the number leads to a queue or nowhere
     */
    public Optional<DirectCall> dial(Phone phone, String exten, double talkSeconds) {
        Channel channel = board.inbound(phone.device(), phone.callerId(), "internal", exten);
        return runExtension(channel, talkSeconds);
    }

    /** Originates a call; OriginateResponse comes later. */
    public void originate(Origination.Request request) {
        new Origination(this, request).start();
    }

    Optional<DirectCall> runExtension(Channel channel, double talkSeconds) {
        String exten = channel.exten;
        Optional<CallQueue> queue = queues.withNumber(exten);
        if (queue.isPresent()) {
            double patience = Double.POSITIVE_INFINITY;
            enter(
                    queue.get(),
                    channel,
                    new CallPlan(queue.get().name(), channel.caller, patience, talkSeconds, true));
            return Optional.empty();
        }
        Optional<Phone> callee = phone(exten);
        boolean outside = callee.isEmpty() && exten.matches("0\\d+");
        if (callee.isEmpty() && !outside) {
            board.softHangup(channel);
            board.hangup(channel, 1);
            return Optional.empty();
        }
        DirectCall call =
                new DirectCall(board, channel, callee.orElse(trunk), exten, outside, talkSeconds);
        call.start();
        return Optional.of(call);
    }

    private QueueCall enter(CallQueue queue, Channel caller, CallPlan plan) {
        QueueCall call = new QueueCall(this, queue, caller, plan);
        calls.addLast(call.record());
        if (calls.size() > REMEMBERED_CALLS) {
            calls.removeFirst();
        }
        call.start();
        return call;
    }

    /**
     * Redirects a channel to an extension: what it does now ends, then it runs that.
     *
     * @return false if the channel cannot be taken away from what it does
     */
    public boolean redirect(Channel channel, String context, String exten) {
        if (channel.gone || !channel.conductor.release(channel)) {
            return false;
        }
        channel.context = context;
        channel.exten = exten;
        channel.priority = 1;
        runExtension(channel, Double.POSITIVE_INFINITY);
        return true;
    }

    /**
     * A blind transfer of the one who talks with a channel.
     *
     * @param referTo SIP's target if the telephone asked for it by REFER, else null
     * @return false if that channel talks with nobody
     */
    public boolean blindTransfer(Channel transferer, String context, String exten, String referTo) {
        if (!(transferer.conductor instanceof Talk talk) || talk.isOver()) {
            return false;
        }
        Channel transferee = talk.blindTransfer(transferer, context, exten, referTo);
        runExtension(transferee, Double.POSITIVE_INFINITY);
        return true;
    }

    /**
     * The telephone at a channel holds its call, or takes it back; nothing if nobody talks there.
     */
    public void hold(Channel channel, boolean held) {
        if (channel.conductor instanceof Talk talk && !talk.isOver()) {
            if (held) {
                talk.hold(channel, true);
            } else {
                talk.unhold(channel);
            }
        }
    }

    /** State of a telephone's device. */
    public DeviceState state(Phone phone) {
        return board.devices().of(phone.device());
    }
}
