package io.belfry.gateway.core.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.belfry.contracts.config.AgentConfig;
import io.belfry.contracts.config.AgentGroupConfig;
import io.belfry.contracts.state.AgentState;
import io.belfry.contracts.state.AgentStatistics;
import io.belfry.contracts.state.AgentStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;

/** The messages about agents (FEATURES A.7.4). */
final class AgentWire {

    private final ZoneId zone;

    AgentWire(ZoneId zone) {
        this.zone = zone;
    }

    /** {@code since} is seconds in the state (A19); {@code cause} is always there (A127). */
    ObjectNode state(AgentStatus status, Instant now) {
        ObjectNode body =
                Wire.JSON
                        .objectNode()
                        .put("name", status.state().wireName())
                        .put("agentId", status.id().value())
                        .put("phoneNb", Values.orEmpty(status.phoneNumber()))
                        .put("since", secondsSince(status.since(), now));
        ArrayNode queues = body.putArray("queues");
        status.queues().forEach(queue -> queues.add(queue.value()));
        body.put("cause", Values.orEmpty(status.cause()));
        if (status.state() instanceof AgentState.OnCall call) {
            body.put("acd", call.acd())
                    .put("direction", capitalised(call.direction()))
                    .put("callType", capitalised(call.callType()))
                    .put("monitorState", call.monitorState().name());
        }
        return body;
    }

    ObjectNode error(ServerMessage.AgentError error) {
        ObjectNode body = Wire.JSON.objectNode().put("Error", error.error());
        error.details().forEach(body::put);
        return body;
    }

    ObjectNode directory(ServerMessage.AgentDirectory directory, Instant now) {
        ObjectNode body = Wire.JSON.objectNode();
        ArrayNode entries = body.putArray("directory");
        for (ServerMessage.AgentDirectory.Entry entry : directory.entries()) {
            ObjectNode one = entries.addObject();
            one.set("agent", agent(entry.agent()));
            one.set("agentState", state(entry.status(), now));
        }
        return body;
    }

    ObjectNode agent(AgentConfig agent) {
        ObjectNode body =
                Wire.JSON
                        .objectNode()
                        .put("id", agent.id().value())
                        .put("firstName", Values.orEmpty(agent.firstName()))
                        .put("lastName", Values.orEmpty(agent.lastName()))
                        .put("number", agent.number().value())
                        .put("context", Values.orEmpty(agent.context()));
        if (agent.group() != null) {
            body.put("groupId", agent.group().value());
        }
        return body;
    }

    /** Both generations of keys (A131–A133). */
    ObjectNode config(ServerMessage.AgentChanged changed) {
        AgentConfig agent = changed.agent();
        ObjectNode body =
                agent(agent)
                        .put("firstname", Values.orEmpty(agent.firstName()))
                        .put("lastname", Values.orEmpty(agent.lastName()));
        ArrayNode members = body.putArray("member");
        changed.members().forEach(member -> members.add(member(agent, member)));
        if (agent.group() != null) {
            body.put("numgroup", agent.group().value());
        }
        if (agent.user() != null) {
            body.put("userid", agent.user().value());
        }
        return body;
    }

    private ObjectNode member(AgentConfig agent, ServerMessage.AgentChanged.Member member) {
        return Wire.JSON
                .objectNode()
                .put("queue_name", member.queueName().value())
                .put("queue_id", member.member().queue().value())
                .put("interface", "Agent/" + agent.number())
                .put("penalty", member.member().penalty())
                .put("commented", 0)
                .put("usertype", "Agent")
                .put("userid", agent.user() == null ? agent.id().value() : agent.user().value())
                .put("channel", "Agent")
                .put("category", "Queue")
                .put("position", 1);
    }

    ObjectNode group(AgentGroupConfig group) {
        return Wire.JSON.objectNode().put("id", group.id().value()).put("name", group.name());
    }

    /** The key is {@code id}; values are numbers and ISO date-times (A137). */
    ObjectNode statistics(AgentStatistics statistics) {
        ObjectNode body = Wire.JSON.objectNode().put("id", statistics.id().value());
        ArrayNode values = body.putArray("statistics");
        statistics.counters().forEach((counter, value) -> add(values, counter.wireName(), value));
        statistics.pauseSeconds().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(pause -> add(values, pause.getKey(), pause.getValue()));
        add(values, "LoginDateTime", statistics.loginAt());
        add(values, "LogoutDateTime", statistics.logoutAt());
        return body;
    }

    private static void add(ArrayNode values, String name, double value) {
        if (Double.isFinite(value)) {
            add(values, name, Values.number(value));
        }
    }

    private void add(ArrayNode values, String name, Instant time) {
        if (time != null) {
            add(values, name, Wire.JSON.textNode(Values.dateTime(time, zone)));
        }
    }

    private static void add(ArrayNode values, String name, JsonNode value) {
        values.addObject().put("name", name).set("value", value);
    }

    private static long secondsSince(Instant since, Instant now) {
        return since == null ? 0 : Math.max(0, Duration.between(since, now).toSeconds());
    }

    /** {@code INCOMING} is {@code Incoming} on the wire (A128). */
    private static String capitalised(Enum<?> constant) {
        return constant.name().charAt(0) + constant.name().substring(1).toLowerCase(Locale.ROOT);
    }
}
