package io.belfry.simulator.call;

import static io.belfry.simulator.wire.Channel.RINGING;
import static io.belfry.simulator.wire.Channel.UP;

import io.belfry.simulator.time.Timeline;
import io.belfry.simulator.time.Timeline.Planned;
import io.belfry.simulator.wire.CallerId;
import io.belfry.simulator.wire.Channel;
import io.belfry.simulator.wire.Conductor;
import io.belfry.simulator.wire.Switchboard;
import java.util.Map;

/**
 * AMI's Originate: a telephone is called first, and when it answers it runs an extension. Recorded
 * scenario 31.
 */
public final class Origination {

    private static final int REASON_TIMEOUT = 3;
    private static final int REASON_ANSWERED = 4;
    private static final int REASON_BUSY = 5;

    /**
     * What Originate asks for.
     *
     * @param actionId repeated in OriginateResponse; may be empty
     * @param channelId unique id that the channel gets; null for one of ours
     * @param application that the channel runs instead of an extension; empty for none
     * @param data of the application
     * @param timeoutSeconds for which the telephone may ring
     * @param variables set on the channel, in order
     */
    public record Request(
            String actionId,
            Phone phone,
            String channelId,
            CallerId callerId,
            String context,
            String exten,
            String application,
            String data,
            double timeoutSeconds,
            Map<String, String> variables) {

        /** The answered channel runs an extension. */
        public Request(
                String actionId,
                Phone phone,
                String channelId,
                CallerId callerId,
                String context,
                String exten,
                double timeoutSeconds,
                Map<String, String> variables) {
            this(
                    actionId,
                    phone,
                    channelId,
                    callerId,
                    context,
                    exten,
                    "",
                    "",
                    timeoutSeconds,
                    variables);
        }

        /** Says what became of it. */
        void respond(Switchboard board, Channel channel, String response, int reason) {
            board.event(
                    "OriginateResponse",
                    "call",
                    e -> {
                        if (!actionId.isEmpty()) {
                            e.put("ActionID", actionId);
                        }
                        e.put("Response", response).put("Channel", channel.name);
                        if (application.isEmpty()) {
                            e.put("Context", context).put("Exten", exten);
                        } else {
                            e.put("Application", application).put("Data", data);
                        }
                        e.put("Reason", reason)
                                .put("Uniqueid", channel.uniqueId)
                                .put("CallerIDNum", channel.caller.number())
                                .put("CallerIDName", channel.caller.name());
                    });
        }
    }

    private final Pbx pbx;
    private final Switchboard board;
    private final Timeline time;
    private final Request request;
    private Channel channel;
    private Planned timer;

    Origination(Pbx pbx, Request request) {
        this.pbx = pbx;
        this.board = pbx.board();
        this.time = board.time();
        this.request = request;
    }

    void start() {
        Phone phone = request.phone();
        channel =
                board.outbound(
                        phone.device(), request.channelId(), null, phone.callerId(), "internal");
        channel.conductor =
                new Conductor() {
                    @Override
                    public void hangUp(Channel c) {
                        failed(REASON_BUSY, 16);
                    }

                    @Override
                    public void answer(Channel c) {
                        if (c.state == RINGING) {
                            answered();
                        }
                    }
                };
        channel.app = "AppDial2";
        channel.appData = "(Outgoing Line)";
        channel.originated = true;
        board.extension(channel);
        request.variables().forEach((name, value) -> board.var(channel, name, value));
        if (!request.callerId().isNone()) {
            channel.caller = request.callerId();
            channel.ani = request.callerId().number();
            board.newCallerId(channel);
            channel.connected = request.callerId();
            board.newConnectedLine(channel);
        } else {
            channel.ani = phone.number();
        }
        board.dial("DialBegin", null, channel, "DialString", phone.number());
        timer = time.afterSeconds(request.timeoutSeconds(), () -> failed(REASON_TIMEOUT, 16));
        Phone.Reaction reaction = phone.ring(false);
        time.after(1_500, () -> react(reaction));
    }

    private void react(Phone.Reaction reaction) {
        if (channel.gone) {
            return;
        }
        if (reaction.kind() == Phone.Reaction.Kind.REFUSE) {
            failed(REASON_BUSY, 17);
            return;
        }
        board.state(channel, RINGING);
        board.dial("DialState", null, channel, "DialStatus", "RINGING");
        if (reaction.kind() == Phone.Reaction.Kind.ANSWER) {
            time.afterSeconds(reaction.afterSeconds(), this::answered);
        }
    }

    private void answered() {
        if (channel.gone || channel.state == UP) {
            return;
        }
        timer.cancel();
        board.state(channel, UP);
        board.dial("DialEnd", null, channel, "DialStatus", "ANSWER");
        if (request.application().isEmpty()) {
            channel.context = request.context();
            channel.exten = request.exten();
        }
        request.respond(board, channel, "Success", REASON_ANSWERED);
        new Application(pbx, channel).run(request);
    }

    private void failed(int reason, int cause) {
        if (channel.gone || channel.state == UP) {
            return;
        }
        timer.cancel();
        String status = reason == REASON_BUSY ? "BUSY" : "NOANSWER";
        board.dial("DialEnd", null, channel, "DialStatus", status);
        board.hangup(channel, cause);
        request.respond(board, channel, "Failure", reason);
    }
}
