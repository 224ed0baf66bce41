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
    private static final int FIRST_PORT = 5071;
    private static final int REMEMBERED_CALLS = 20_000;

    private final Switchboard board;
    private final Queues queues;
    private final Map<String, Phone> phones = new LinkedHashMap<>();
    private final Phone trunk;
    private final Deque<CallRecord> calls = new ArrayDeque<>();
    private final Dialplan dialplan;
    private final CallControl control;
    private final ParkingLot parking;
    private final Conferences conferences;
    private final AgentPool agentPool;
    private final Recorder recorder;
    private final Mailboxes mailboxes;
    private final AstDb database = new AstDb();

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
        this.dialplan = new Dialplan(this);
        this.control = new CallControl(this);
        this.parking = new ParkingLot(this);
        this.conferences = new Conferences(board);
        this.agentPool = new AgentPool(board);
        this.recorder = new Recorder(board);
        this.mailboxes = new Mailboxes(board, phones);
    }

    /** What can be done to channels. */
    public CallControl control() {
        return control;
    }

    public ParkingLot parking() {
        return parking;
    }

    public Conferences conferences() {
        return conferences;
    }

    public AgentPool agentPool() {
        return agentPool;
    }

    public Recorder recorder() {
        return recorder;
    }

    /** Says over AMI that the PBX stops, and nothing of the calls that go on. */
    public void stopped() {
        boolean calls = !board.channels().isEmpty();
        board.event(
                "Shutdown",
                "system",
                e -> e.put("Shutdown", calls ? "Uncleanly" : "Cleanly").put("Restart", "True"));
    }

    /** Says that the PBX started. */
    public void started() {
        board.queueLog("NONE", "NONE", "NONE", "QUEUESTART");
    }

    public Mailboxes mailboxes() {
        return mailboxes;
    }

    public AstDb database() {
        return database;
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

    /** A call from outside to a queue that is answered only when a member answers. */
    public QueueCall arriveUnanswered(CallPlan plan, String did) {
        CallQueue queue =
                queues.named(plan.queue())
                        .orElseThrow(() -> new NoSuchElementException("no queue " + plan.queue()));
        Channel caller = board.inbound(trunk.device(), plan.caller(), "from-extern", did);
        caller.variables.put(QueueDialplan.NO_ANSWER, "1");
        return enter(queue, caller, plan);
    }

    /**
     * A telephone registers, or is no longer there: PeerStatus, ContactStatus, device states.
     * Recorded scenario 12.
     */
    public void register(Phone phone, boolean registered) {
        String peer = phone.device();
        board.event(
                "PeerStatus",
                "system",
                e ->
                        e.put("ChannelType", "PJSIP")
                                .put("Peer", peer)
                                .put("PeerStatus", registered ? "Reachable" : "Unreachable"));
        board.devices().reach(peer, registered);
        int port = FIRST_PORT + List.copyOf(phones.values()).indexOf(phone);
        board.event(
                "ContactStatus",
                "system",
                e ->
                        e.put("URI", "sip:" + phone.number() + "@127.0.0.1:" + port)
                                .put("ContactStatus", registered ? "NonQualified" : "Removed")
                                .put("AOR", phone.number())
                                .put("EndpointName", phone.number())
                                .put("RoundtripUsec", 0));
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

    /**
     * Originates a Local channel; OriginateResponse comes later.
     *
     * @param name of the channel without {@code Local/}: {@code 3001@internal/n}
     */
    public void originateLocal(Origination.Request request, String name) {
        new LocalOrigination(this, request, name).start();
    }

    /** Originates a call; OriginateResponse comes later. */
    public void originate(Origination.Request request) {
        new Origination(this, request).start();
    }

    /** Whether an extension of the context {@code internal} leads anywhere. */
    public boolean knows(String exten) {
        return dialplan.knows(exten);
    }

    Optional<DirectCall> runExtension(Channel channel, double talkSeconds) {
        return dialplan.run(channel, talkSeconds);
    }

    QueueCall enter(CallQueue queue, Channel caller, CallPlan plan) {
        QueueCall call = new QueueCall(this, queue, caller, plan);
        calls.addLast(call.record());
        if (calls.size() > REMEMBERED_CALLS) {
            calls.removeFirst();
        }
        call.start();
        return call;
    }

    /** State of a telephone's device. */
    public DeviceState state(Phone phone) {
        return board.devices().of(phone.device());
    }
}
