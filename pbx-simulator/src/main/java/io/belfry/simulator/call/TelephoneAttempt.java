package io.belfry.simulator.call;

import static io.belfry.simulator.wire.Channel.RINGING;
import static io.belfry.simulator.wire.Channel.UP;

import io.belfry.simulator.queue.Member;
import io.belfry.simulator.wire.Channel;
import io.belfry.simulator.wire.Conductor;
import io.belfry.simulator.wire.Switchboard;

/**
 * A member reached at a telephone, which {@code ;2} dials. The order of events is that of the
 * recorded scenarios 02 to 08.
 */
final class TelephoneAttempt extends Attempt {

    private static final int NORMAL = 16;
    private static final int BUSY = 17;

    private final Phone phone;

    TelephoneAttempt(QueueCall call, Member member, Phone phone, Switchboard board) {
        super(call, member, board);
        this.phone = phone;
    }

    /** The telephone that rings. */
    private final class AtTelephone implements Conductor {
        @Override
        public void hangUp(Channel c) {
            call.phoneHangsUp(TelephoneAttempt.this);
        }

        @Override
        public void answer(Channel c) {
            if (c.state == RINGING) {
                call.phoneAnswers(TelephoneAttempt.this);
            }
        }
    }

    @Override
    Phone.Reaction reach(String exten) {
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
        return phone.ring(true);
    }

    @Override
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

    @Override
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

    @Override
    void bridgeInner() {
        board.extension(phoneChannel);
        board.enter(inner, phoneChannel);
        board.enter(inner, two);
    }

    @Override
    void cancel() {
        board.hangup(one, 0);
        board.hangupRequest(two, 0);
        dialEnds("CANCEL");
        board.softHangup(two);
        hangUpTwo(0);
        board.hangup(phoneChannel, 16);
    }

    /** SIP's 486. Recorded scenario 09. */
    @Override
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

    @Override
    void hangUpRefused() {
        board.hangup(phoneChannel, BUSY);
        hangUpTwo(BUSY);
        board.hangup(one, BUSY);
    }

    private void dialEnds(String status) {
        board.dial("DialEnd", two, phoneChannel, "DialStatus", status);
        board.var(two, "DIALSTATUS", status);
        two.dialStatus = status;
    }

    @Override
    void callIsOver(boolean hungUpByMember) {
        board.hangup(phoneChannel, NORMAL);
    }
}
