package io.belfry.gateway.core.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;

/** Writes messages as text frames, {@code {"msgType":…,"ctiMessage":…}} (A14). */
public final class Wire {

    static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final QueueWire queues;
    private final AgentWire agents;
    private final PersonalWire personal;

    /**
     * @param zone of the date-times on the wire (A18)
     */
    public Wire(ZoneId zone) {
        this.queues = new QueueWire(zone);
        this.agents = new AgentWire(zone);
        this.personal = new PersonalWire(zone);
    }

    /** The frame of a message that is sent at {@code now}. */
    public String render(ServerMessage message, Instant now) {
        return switch (message) {
            case ServerMessage.Pong m -> frame("ping", JSON.objectNode());
            case ServerMessage.SessionStarted m -> frame("SessionStarted", SessionWire.started(m));
            case ServerMessage.SnapshotComplete m ->
                    frame("SnapshotComplete", JSON.objectNode().put("command", m.command()));
            case ServerMessage.Error m ->
                    frame("Error", JSON.objectNode().put("Error", m.reason()));
            case ServerMessage.LoggedOn m -> frame("LoggedOn", JSON.objectNode());
            case ServerMessage.RightProfile m -> frame("RightProfile", UserWire.rightProfile(m));
            case ServerMessage.LinkStatusUpdate m -> frame("LinkStatusUpdate", UserWire.link(m));
            case ServerMessage.UsersStatuses m ->
                    frame("UsersStatuses", array(m.statuses(), UserWire::userStatus));
            case ServerMessage.UserStatusUpdate m ->
                    frame("UserStatusUpdate", JSON.objectNode().put("status", m.status()));
            case ServerMessage.UserConfigUpdate m ->
                    frame("UserConfigUpdate", UserWire.userConfig(m.user()));
            case ServerMessage.PhoneStatusUpdate m ->
                    frame(
                            "PhoneStatusUpdate",
                            JSON.objectNode().put("status", m.phone().status().name()));
            case ServerMessage.PhoneEvent m -> frame("PhoneEvent", UserWire.phoneEvent(m.event()));
            case ServerMessage.CurrentCallsPhoneEvents m -> {
                ObjectNode body = JSON.objectNode();
                body.set("events", array(m.events(), UserWire::phoneEvent));
                yield frame("CurrentCallsPhoneEvents", body);
            }
            case ServerMessage.PhoneHintStatusEvent m ->
                    frame(
                            "PhoneHintStatusEvent",
                            JSON.objectNode()
                                    .put("number", m.number())
                                    .put("status", m.status().code()));
            case ServerMessage.UserDisplayName m ->
                    frame(
                            "UserDisplayName",
                            JSON.objectNode()
                                    .put("userName", m.userName())
                                    .put("displayName", m.displayName()));
            case ServerMessage.OwnLine m -> frame("LineConfig", UserWire.line(m.line()));
            case ServerMessage.DirectoryResult m ->
                    frame("DirectoryResult", DirectoryWire.result(m.entries()));
            case ServerMessage.Favorites m -> frame("Favorites", DirectoryWire.result(m.entries()));
            case ServerMessage.FavoriteUpdated m ->
                    frame(
                            "FavoriteUpdated",
                            JSON.objectNode()
                                    .put("action", m.action().wireName())
                                    .put("contact_id", m.favorite().contactId())
                                    .put("source", m.favorite().source()));
            case ServerMessage.ConferenceList m ->
                    frame("ConferenceList", array(m.conferences(), PersonalWire::conference));
            case ServerMessage.Personal m -> frame(personal.type(m), personal.body(m, now));
            case ServerMessage.QueueStatistics m ->
                    frame("QueueStatistics", queues.statistics(m.statistics()));
            case ServerMessage.QueueCalls m -> frame("QueueCalls", queues.calls(m.calls()));
            case ServerMessage.QueueChanged m -> frame("QueueConfig", queues.queue(m.queue()));
            case ServerMessage.QueueList m -> frame("QueueList", array(m.queues(), queues::queue));
            case ServerMessage.MemberChanged m ->
                    frame("QueueMember", queues.member(m.member(), m.member().penalty()));
            case ServerMessage.MemberRemoved m ->
                    frame("QueueMember", queues.member(m.member(), QueueWire.REMOVED));
            case ServerMessage.QueueMemberList m ->
                    frame(
                            "QueueMemberList",
                            array(m.members(), member -> queues.member(member, member.penalty())));
            case ServerMessage.AgentStateEvent m ->
                    frame("AgentStateEvent", agents.state(m.status(), now));
            case ServerMessage.AgentError m -> frame("AgentError", agents.error(m));
            case ServerMessage.AgentDirectory m ->
                    frame("AgentDirectory", agents.directory(m, now));
            case ServerMessage.AgentChanged m -> frame("AgentConfig", agents.config(m));
            case ServerMessage.AgentList m -> frame("AgentList", array(m.agents(), agents::agent));
            case ServerMessage.AgentListen m ->
                    frame(
                            "AgentListen",
                            JSON.objectNode()
                                    .put("started", m.started())
                                    .put("phoneNumber", m.phoneNumber())
                                    .put("agentId", m.agent().value()));
            case ServerMessage.AgentGroupList m ->
                    frame("AgentGroupList", array(m.groups(), agents::group));
            case ServerMessage.AgentStatistics m ->
                    frame("AgentStatistics", agents.statistics(m.statistics()));
        };
    }

    private static String frame(String type, JsonNode body) {
        ObjectNode frame = JSON.objectNode().put("msgType", type);
        frame.set("ctiMessage", body);
        return frame.toString();
    }

    private static <T> ArrayNode array(List<T> values, Function<T, ? extends JsonNode> each) {
        ArrayNode array = JSON.arrayNode(values.size());
        values.forEach(value -> array.add(each.apply(value)));
        return array;
    }
}
