package io.belfry.simulator.ami;

import io.belfry.simulator.call.Pbx;
import io.belfry.simulator.wire.Channel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What concerns sound and keys: MixMonitor, PlayDTMF, and NOTIFY to a telephone. */
final class MediaActions {

    private MediaActions() {}

    static void register(Map<String, BiFunction<Pbx, Action, Reply>> handlers) {
        handlers.put("MixMonitor", MediaActions::record);
        handlers.put("StopMixMonitor", MediaActions::stop);
        handlers.put("MixMonitorMute", MediaActions::mute);
        handlers.put("PlayDTMF", MediaActions::digit);
        handlers.put("PJSIPNotify", MediaActions::sipNotify);
    }

    private static Reply on(Pbx pbx, Action action, Function<Channel, Reply> f) {
        if (action.find("Channel").isEmpty()) {
            return Reply.error("No channel specified");
        }
        Channel c = pbx.board().channel(action.get("Channel"));
        return c == null ? Reply.error("No such channel") : f.apply(c);
    }

    private static Reply done() {
        return Reply.success(r -> {});
    }

    private static Reply record(Pbx pbx, Action action) {
        return on(
                pbx,
                action,
                c -> {
                    pbx.recorder().start(c, action.find("File").orElse(c.uniqueId + ".wav"));
                    return done();
                });
    }

    private static Reply stop(Pbx pbx, Action action) {
        return on(
                pbx,
                action,
                c ->
                        pbx.recorder().stop(c)
                                ? done()
                                : Reply.error("Could not stop monitoring channel"));
    }

    private static Reply mute(Pbx pbx, Action action) {
        String direction = action.find("Direction").orElse("both");
        if (!List.of("read", "write", "both").contains(direction)) {
            return Reply.error("Invalid direction specified");
        }
        if (action.find("State").isEmpty()) {
            return Reply.error("No state specified");
        }
        return on(
                pbx,
                action,
                c ->
                        pbx.recorder().mute(c, direction, action.isTrue("State"))
                                ? done()
                                : Reply.error("Cannot set mute flag"));
    }

    /** Played to the channel nobody is told of it; received it is as if its device had sent it. */
    private static Reply digit(Pbx pbx, Action action) {
        if (action.find("Channel").isEmpty()) {
            return Reply.error("Channel not specified");
        }
        if (action.find("Digit").isEmpty()) {
            return Reply.error("No digit specified");
        }
        Channel c = pbx.board().channel(action.get("Channel"));
        if (c == null) {
            return Reply.error("Channel not found");
        }
        if (action.isTrue("Receive")) {
            pbx.control().take(c, action.get("Digit").charAt(0));
        }
        return Reply.success("DTMF successfully queued");
    }

    /** The two events that telephones understand: talk answers or takes back, hold holds. */
    private static Reply sipNotify(Pbx pbx, Action action) {
        Optional<Channel> channel;
        if (action.find("Channel").isPresent()) {
            channel = Optional.ofNullable(pbx.board().channel(action.get("Channel")));
            if (channel.isEmpty()) {
                return Reply.error("Could not find channel " + action.get("Channel"));
            }
        } else if (action.find("Endpoint").isPresent()) {
            String endpoint = action.get("Endpoint");
            if (pbx.phone(endpoint).isEmpty()) {
                return Reply.error("Unable to retrieve endpoint " + endpoint);
            }
            channel = pbx.board().channelsOf("PJSIP/" + endpoint).stream().findFirst();
        } else {
            return Reply.error("PJSIPNotify requires either an endpoint name or a SIP URI.");
        }
        String variables = String.join(",", action.all("Variable"));
        if (variables.isEmpty()) {
            return Reply.error("PJSIPNotify requires at least one variable.");
        }
        channel.ifPresent(c -> notified(pbx, c, variables));
        return Reply.success("NOTIFY sent");
    }

    private static void notified(Pbx pbx, Channel c, String variables) {
        if (variables.contains("Event=hold")) {
            pbx.control().hold(c);
        } else if (variables.contains("Event=talk")) {
            if (c.state == Channel.RINGING) {
                pbx.control().answer(c);
            } else if (pbx.control().isHolding(c)) {
                pbx.control().unhold(c);
            }
        }
    }
}
