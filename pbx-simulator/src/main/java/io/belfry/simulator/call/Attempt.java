package io.belfry.simulator.call;

import io.belfry.simulator.queue.Member;
import io.belfry.simulator.wire.Bridge;
import io.belfry.simulator.wire.CallerId;
import io.belfry.simulator.wire.Channel;
import io.belfry.simulator.wire.EventWriter;
import io.belfry.simulator.wire.Switchboard;
import java.util.List;
import java.util.Optional;

/**
 * One member being rung for a caller: a Local channel whose half {@code ;2} reaches the member in
 * the dialplan.
 */
abstract class Attempt {

    static final String OUTGOING = "(Outgoing Line)";

    final Member member;
    final long startedAt;
    final Switchboard board;
    final QueueCall call;
    final Channel caller;
    Channel one;
    Channel two;

    /** The member's own channel: from when he rings or is asked. */
    Channel phoneChannel;

    /** As Asterisk still shows {@code ;1} until the member rings. */
    Channel before;

    /** Where {@code ;2} and the member meet. */
    Bridge inner;

    Attempt(QueueCall call, Member member, Switchboard board) {
        this.call = call;
        this.caller = call.caller();
        this.member = member;
        this.board = board;
        this.startedAt = board.time().now();
    }

    /** Rings an agent of the pool, or a telephone. */
    static Attempt of(Pbx pbx, QueueCall call, Member member) {
        Optional<PoolAgent> agent =
                context(member).equals(PoolAttempt.CONTEXT)
                        ? pbx.agentPool().agent(exten(member))
                        : Optional.empty();
        return agent.<Attempt>map(a -> new PoolAttempt(call, member, a, pbx.board()))
                .orElseGet(
                        () ->
                                new TelephoneAttempt(
                                        call,
                                        member,
                                        pbx.phoneOf(member.stateInterface),
                                        pbx.board()));
    }

    private static String exten(Member member) {
        return member.address.replaceAll("^Local/|@.*$", "");
    }

    private static String context(Member member) {
        return member.address.replaceFirst(".*@", "");
    }

    /** Milliseconds since it began to ring. */
    long ringMillis() {
        return (board.time().now() - startedAt) / 1000;
    }

    /** Begins; gives what the member will do. */
    Phone.Reaction start() {
        String queue = call.queueName();
        List<Channel> local = board.local(exten(member), context(member), caller.linkedId());
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
        board.event("AgentCalled", "agent", e -> agentHeaders(e, one));
        board.dial("DialBegin", caller, before, "DialString", member.address);
        return reach(exten(member));
    }

    /** Runs the extension that {@code ;2} stands at; gives what the member will do. */
    abstract Phone.Reaction reach(String exten);

    /** The member rings. */
    abstract void ringing();

    /** The member answers: up to the caller's DialEnd. */
    abstract void answered();

    /** Member and {@code ;2} meet, if they have not yet. */
    abstract void bridgeInner();

    /** Ringing ends without an answer: by timeout, or because the caller is gone. */
    abstract void cancel();

    /** The member refuses: up to the caller's DialEnd. */
    abstract void refused();

    /** The channels of a refused call go. */
    abstract void hangUpRefused();

    /** The call is over for the member. */
    abstract void callIsOver(boolean hungUpByMember);

    /** The Local channel drops out: the member's channel takes the place of {@code ;1}. */
    void optimise(Bridge outer) {
        new Optimisation(board, one, two, phoneChannel).run(outer, inner, () -> {});
    }

    /** The end of {@code ;2}, after the dialplan. */
    void hangUpTwo(int cause) {
        two.app = "";
        two.appData = "";
        board.hangup(two, cause);
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
}
