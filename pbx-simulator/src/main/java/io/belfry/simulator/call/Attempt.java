package io.belfry.simulator.call;

import static io.belfry.simulator.wire.Channel.RINGING;
import static io.belfry.simulator.wire.Channel.UP;

import io.belfry.simulator.queue.Member;
import io.belfry.simulator.wire.Bridge;
import io.belfry.simulator.wire.CallerId;
import io.belfry.simulator.wire.Channel;
import io.belfry.simulator.wire.Conductor;
import io.belfry.simulator.wire.EventWriter;
import io.belfry.simulator.wire.Switchboard;
import java.util.List;

/**
 * One member being rung for a caller: a Local channel whose half {@code ;2} dials the telephone.
 * The order of events is that of the recorded scenarios 02 to 08.
 */
final class Attempt {

    private static final String OUTGOING = "(Outgoing Line)";
    private static final String CONTEXT = "agentcallback";
    private static final int BUSY = 17;

    final Member member;
    final long startedAt;
    Channel one;
    Channel two;
    Channel phoneChannel;

    /** As Asterisk still shows {@code ;1} until the telephone rings. */
    private Channel before;

    Bridge inner;
    private final Switchboard board;
    private final QueueCall call;
    private final Channel caller;
    private final Phone phone;

    Attempt(QueueCall call, Member member, Phone phone, Switchboard board) {
        this.call = call;
        this.caller = call.caller();
        this.member = member;
        this.phone = phone;
        this.board = board;
        this.startedAt = board.time().now();
    }

    /** The telephone that rings. */
    private final class AtTelephone implements Conductor {
        @Override
        public void hangUp(Channel c) {
            call.phoneHangsUp(Attempt.this);
        }

        @Override
        public void answer(Channel c) {
            if (c.state == RINGING) {
                call.phoneAnswers(Attempt.this);
            }
        }
    }

    /** Milliseconds since it began to ring. */
    long ringMillis() {
        return (board.time().now() - startedAt) / 1000;
    }

    void start() {
        String exten = member.address.replaceAll("^Local/|@.*$", "");
        String queue = call.queueName();
        List<Channel> local = board.local(exten, CONTEXT, caller.linkedId());
        one = local.get(0);
        two = local.get(1);
        one.conductor = c -> call.callerHangsUp();
        two.conductor = one.conductor;
        one.app = "AppQueue";
        one.appData = OUTGOING;
        one.caller = caller.connected.isNone() ? new CallerId(caller.dnid, "") : caller.connected;
        one.ani = caller.connectedAni;
        board.extension(one);
        board.newCallerId(one);
        board.inherit(caller, one);
        board.inherit(caller, two);
        two.caller = caller.caller;
        two.ani = caller.ani;
        two.connected = one.caller;
        board.newCallerId(two);
        board.newConnectedLine(two);
        board.localBridge(one, two, true);
        before = one.snapshot();
        one.connected = caller.caller;
        one.exten = queue;
        agentEvent("AgentCalled", one);
        board.dial("DialBegin", caller, before, "DialString", member.address);
        dialTelephone(exten);
    }

    private void dialTelephone(String exten) {
        String id = exten.substring("id-".length());
        board.execute(two, 1, "Set", "XIVO_AGENT_ID=" + id);
        board.var(two, "XIVO_AGENT_ID", id);
        board.execute(two, 2, "UserEvent", "Agent,CHANNEL: " + two.name + ",XIVO_AGENT_ID: " + id);
        board.userEvent(two, "Agent", "CHANNEL", two.name, "XIVO_AGENT_ID", id);
        board.execute(two, 3, "Dial", phone.device() + ",,tTxX");
        board.appStart(two);
        board.var(two, "DIALSTATUS", "");
        phoneChannel = board.outbound(phone.device(), null, caller, phone.callerId(), "internal");
        phoneChannel.conductor = new AtTelephone();
        phoneChannel.dialled = true;
        board.inherit(two, phoneChannel);
        phoneChannel.ani = phone.number();
        phoneChannel.exten = exten;
        phoneChannel.connected = two.caller;
        phoneChannel.app = "AppDial";
        phoneChannel.appData = OUTGOING;
        board.extension(phoneChannel);
        board.newConnectedLine(phoneChannel);
        board.dial("DialBegin", two, phoneChannel, "DialString", phone.number());
        board.connectedLine(two, phone.callerId());
        board.connectedLine(caller, phone.callerId());
    }

    /** The telephone says that it rings. */
    void ringing() {
        board.state(phoneChannel, RINGING);
        boolean known = one.caller.equals(phone.callerId());
        one.caller = phone.callerId();
        board.state(one, RINGING);
        board.extension(one);
        if (!known) {
            board.newCallerId(one);
        }
        board.newConnectedLine(one);
        board.dial("DialState", two, phoneChannel, "DialStatus", "RINGING");
        board.dial("DialState", caller, one, "DialStatus", "RINGING");
    }

    /** The telephone answers: up to the caller's DialEnd. */
    void answered() {
        board.state(phoneChannel, UP);
        board.var(two, "DIALSTATUS", "ANSWER");
        two.dialStatus = "ANSWER";
        phoneChannel.exten = "";
        board.dial("DialEnd", two, phoneChannel, "DialStatus", "ANSWER");
        board.state(two, UP);
        inner = board.createBridge();
        board.state(one, UP);
        board.dial("DialEnd", caller, one, "DialStatus", "ANSWER");
    }

    /** Telephone and {@code ;2} meet. */
    void bridgeInner() {
        board.extension(phoneChannel);
        board.enter(inner, phoneChannel);
        board.enter(inner, two);
    }

    /** The Local channel drops out: the telephone takes the place of {@code ;1}. */
    void optimise(Bridge outer) {
        new Optimisation(board, one, two, phoneChannel).run(outer, inner, () -> {});
    }

    /** Ringing ends without an answer: by timeout, or because the caller is gone. */
    void cancel() {
        board.hangup(one, 0);
        board.hangupRequest(two, 0);
        dialEnds("CANCEL");
        board.softHangup(two);
        two.app = "";
        two.appData = "";
        board.hangup(two, 0);
        board.hangup(phoneChannel, 16);
    }

    /** The telephone refuses (486): up to the caller's DialEnd. Recorded scenario 09. */
    void refused() {
        phoneChannel.techCause = "486";
        phoneChannel.hangupSource = phoneChannel.name;
        board.hangupRequest(phoneChannel, BUSY);
        dialEnds("BUSY");
        board.execute(two, 4, "Hangup", "");
        two.hangupSource = "dialplan/builtin";
        board.softHangup(two);
        board.var(before, "CHANLOCALSTATUS", "BUSY");
        board.hangupRequest(before, BUSY);
        one.caller = phone.callerId();
        board.dial("DialEnd", caller, one, "DialStatus", "NOANSWER");
    }

    /** The channels of a refused call go. */
    void hangUpRefused() {
        board.hangup(phoneChannel, BUSY);
        two.app = "";
        two.appData = "";
        board.hangup(two, BUSY);
        board.hangup(one, BUSY);
    }

    private void dialEnds(String status) {
        board.dial("DialEnd", two, phoneChannel, "DialStatus", status);
        board.var(two, "DIALSTATUS", status);
        two.dialStatus = status;
    }

    /**
     * An event of the agent class about caller and member.
     *
     * @param destination the channel that stands for the member; null if it is gone
     */
    EventWriter agentHeaders(EventWriter e, Channel destination) {
        e.channel(caller);
        if (destination != null) {
            e.channel("Dest", destination);
        }
        return e.put("Queue", call.queueName())
                .put("Interface", member.address)
                .put("MemberName", member.name);
    }

    private void agentEvent(String name, Channel destination) {
        board.event(name, "agent", e -> agentHeaders(e, destination));
    }
}
