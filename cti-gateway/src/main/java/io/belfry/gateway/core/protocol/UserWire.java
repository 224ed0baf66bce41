package io.belfry.gateway.core.protocol;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.belfry.contracts.config.LineConfig;
import io.belfry.contracts.config.UserConfig;
import io.belfry.contracts.config.UserServices;
import io.belfry.contracts.config.UserServices.Forward;
import io.belfry.contracts.config.UserStatusConfig;
import io.belfry.contracts.state.PhoneEvent;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The messages about the user, his phone and his rights (FEATURES A.7.1, A.7.2). */
final class UserWire {

    /** {@code queuepause_all(true)} as XiVO stores an action; the parameter may be missing. */
    private static final Pattern ACTION = Pattern.compile("(\\w+)(?:\\((.*)\\))?");

    private static final Forward OFF = new Forward(false, "");
    private static final UserServices ALL_OFF = new UserServices(false, OFF, OFF, OFF);

    private UserWire() {}

    static ObjectNode rightProfile(ServerMessage.RightProfile profile) {
        ObjectNode body = Wire.JSON.objectNode().put("profile", profile.profile().wireName());
        ArrayNode rights = body.putArray("rights");
        profile.rights().forEach(rights::add);
        return body;
    }

    /** {@code link} tells it from the client library's own update about its socket (A105). */
    static ObjectNode link(ServerMessage.LinkStatusUpdate update) {
        return Wire.JSON
                .objectNode()
                .put("status", update.open() ? "opened" : "closed")
                .put("link", "pbx");
    }

    static ObjectNode userStatus(UserStatusConfig status) {
        ObjectNode body =
                Wire.JSON
                        .objectNode()
                        .put("name", status.name())
                        .put("color", Values.orEmpty(status.color()))
                        .put("longName", Values.orEmpty(status.displayName()));
        ArrayNode actions = body.putArray("actions");
        for (String action : status.actions()) {
            Matcher matcher = ACTION.matcher(action.strip());
            if (matcher.matches()) {
                String parameter = matcher.group(2);
                actions.addObject()
                        .put("name", matcher.group(1))
                        .put("parameters", parameter == null ? "true" : parameter);
            }
        }
        return body;
    }

    /** A111. Where the PBX does not say them, do-not-disturb and the forwards are off. */
    static ObjectNode userConfig(UserConfig user) {
        UserServices services = user.services() == null ? ALL_OFF : user.services();
        ObjectNode body =
                Wire.JSON
                        .objectNode()
                        .put("userId", user.id().value())
                        .put("dndEnabled", services.doNotDisturb())
                        .put("naFwdEnabled", services.noAnswer().enabled())
                        .put("naFwdDestination", services.noAnswer().destination())
                        .put("uncFwdEnabled", services.unconditional().enabled())
                        .put("uncFwdDestination", services.unconditional().destination())
                        .put("busyFwdEnabled", services.busy().enabled())
                        .put("busyFwdDestination", services.busy().destination())
                        .put("firstName", Values.orEmpty(user.firstName()))
                        .put("lastName", Values.orEmpty(user.lastName()))
                        .put("fullName", user.fullName())
                        .put("mobileNumber", Values.orEmpty(user.mobileNumber()))
                        .put("agentId", user.agent() == null ? null : user.agent().value());
        ArrayNode lines = body.putArray("lineIds");
        if (user.line() != null) {
            lines.add(user.line().value());
        }
        return body.put("voiceMailId", user.voicemailId())
                .put("voiceMailEnabled", user.voicemailId() != null);
    }

    static ObjectNode phoneEvent(PhoneEvent event) {
        ObjectNode body =
                Wire.JSON
                        .objectNode()
                        .put("eventType", wireName(event))
                        .put("DN", Values.orEmpty(event.dn()))
                        .put("otherDN", Values.orEmpty(event.otherDn()))
                        .put("linkedId", event.linkedId().value())
                        .put("uniqueId", event.uniqueId().value());
        if (event.queue() != null) {
            body.put("queueName", event.queue().value());
        }
        ObjectNode userData = body.putObject("userData");
        for (Map.Entry<String, String> data : new TreeMap<>(event.userData()).entrySet()) {
            userData.put(data.getKey(), data.getValue());
        }
        return body;
    }

    static ObjectNode line(LineConfig line) {
        String device = line.device() == null ? "" : line.device().value();
        return Wire.JSON
                .objectNode()
                .put("id", line.id().value())
                .put("name", device.substring(device.indexOf('/') + 1))
                .put("number", Values.orEmpty(line.number()))
                .put("context", Values.orEmpty(line.context()))
                .put("hasDevice", line.device() != null);
    }

    private static String wireName(PhoneEvent event) {
        return switch (event.type()) {
            case DIALING -> "EventDialing";
            case RINGING -> "EventRinging";
            case ESTABLISHED -> "EventEstablished";
            case RELEASED -> "EventReleased";
            case ON_HOLD -> "EventOnHold";
            case FAILURE -> "EventFailure";
        };
    }
}
