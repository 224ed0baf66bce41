package io.belfry.gateway.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The description of the protocol says all of it. */
class AsyncApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectNode DOCUMENT = AsyncApi.document("1.2.3");
    private static final JsonNode MESSAGES = DOCUMENT.at("/components/messages");

    @Test
    void every_command_is_in_it() {
        for (String command : CommandNames.all()) {
            JsonNode frame = MESSAGES.path("command." + command).path("payload");
            assertThat(frame.at("/properties/command/const").asText()).isEqualTo(command);
        }
    }

    /** The constants of A155 that this gateway sends, and those of later clients. */
    @Test
    void every_event_is_in_it_A155() {
        for (String event :
                List.of(
                        "Error",
                        "LoggedOn",
                        "UsersStatuses",
                        "UserStatusUpdate",
                        "UserConfigUpdate",
                        "PhoneStatusUpdate",
                        "PhoneEvent",
                        "VoiceMailStatusUpdate",
                        "LinkStatusUpdate",
                        "DirectoryResult",
                        "QueueStatistics",
                        "QueueConfig",
                        "QueueList",
                        "QueueMember",
                        "QueueMemberList",
                        "QueueCalls",
                        "AgentConfig",
                        "AgentList",
                        "AgentListen",
                        "AgentGroupList",
                        "AgentStatistics",
                        "AgentStateEvent",
                        "AgentError",
                        "AgentDirectory",
                        "ConferenceList",
                        "RightProfile",
                        "Favorites",
                        "FavoriteUpdated",
                        "LineConfig",
                        "CurrentCallsPhoneEvents",
                        "PhoneHintStatusEvent",
                        "UserDisplayName",
                        "UserPreference",
                        "FlashTextEvent",
                        "VideoStatusEvent",
                        "MeetingRoomInvite",
                        "MeetingRoomInviteAck",
                        "MeetingRoomInviteResponse",
                        "ConferenceEvent",
                        "ConferenceParticipantEvent",
                        "ConferenceCommandError",
                        "ping")) {
            assertThat(
                            MESSAGES.path("event." + event)
                                    .at("/payload/properties/msgType/const")
                                    .asText())
                    .isEqualTo(event);
        }
    }

    @Test
    void every_type_of_message_is_an_event() throws Exception {
        Wire wire = new Wire(ZoneOffset.UTC);
        assertThat(SampleMessages.types()).hasSizeGreaterThan(40);
        for (Class<?> type : SampleMessages.types()) {
            for (ServerMessage sample : SampleMessages.of(type)) {
                String name =
                        JSON.readTree(wire.render(sample, Instant.EPOCH)).get("msgType").asText();
                assertThat(MESSAGES.has("event." + name)).as(name).isTrue();
            }
        }
    }

    @Test
    void arguments_are_those_that_the_parser_reads_A13_A15() throws Exception {
        assertThat(payload("command.dial"))
                .isEqualTo(
                        json(
                                "{'type':'object','properties':{'claz':{'const':'web'},'command':{'const':'dial'},"
                                        + "'destination':{'type':'string'},"
                                        + "'variables':{'type':'object','additionalProperties':{'type':'string'}}},"
                                        + "'required':['claz','command','destination']}"));
        assertThat(payload("command.agentLogin").at("/properties/agentid/type").asText())
                .isEqualTo("integer");
        assertThat(payload("command.agentLogin").get("required"))
                .isEqualTo(json("['claz','command']"));
        assertThat(names(payload("command.dialFromQueue")))
                .contains("callerId", "callerIdName", "callerIdNumber", "queueId");
        assertThat(payload("command.getList").at("/properties/objectType/enum"))
                .isEqualTo(json("['queue','agent','queuemember','agentgroup','meetme']"));
        assertThat(names(payload("command.flashTextBrowserRequest")))
                .contains("request", "to", "sequence", "message");
    }

    @Test
    void events_have_the_fields_of_the_examples_A113_A121_A128() {
        assertThat(names(payload("event.PhoneEvent").at("/properties/ctiMessage")))
                .containsExactlyInAnyOrder(
                        "eventType",
                        "DN",
                        "otherDN",
                        "linkedId",
                        "uniqueId",
                        "queueName",
                        "userData");
        assertThat(names(payload("event.AgentStateEvent").at("/properties/ctiMessage")))
                .contains("acd", "direction", "callType", "monitorState");
        assertThat(
                        names(
                                payload("event.QueueCalls")
                                        .at("/properties/ctiMessage/properties/calls/items")))
                .contains("position", "name", "number", "queueTime");
    }

    @Test
    void every_reference_leads_somewhere() {
        Set<String> seen = new HashSet<>();
        references(DOCUMENT, seen);
        assertThat(seen).isNotEmpty();
        for (String reference : seen) {
            assertThat(DOCUMENT.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
        }
        assertThat(DOCUMENT.at("/info/version").asText()).isEqualTo("1.2.3");
        assertThat(DOCUMENT.at("/operations/command/messages").size())
                .isEqualTo(CommandNames.all().size() + 1);
    }

    private static void references(JsonNode node, Set<String> seen) {
        if (node.has("$ref")) {
            seen.add(node.get("$ref").asText());
        }
        node.forEach(child -> references(child, seen));
    }

    private static JsonNode payload(String message) {
        return MESSAGES.path(message).path("payload");
    }

    private static Set<String> names(JsonNode schema) {
        Set<String> names = new HashSet<>();
        schema.path("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode json(String text) throws Exception {
        return JSON.readTree(text.replace('\'', '"'));
    }
}
