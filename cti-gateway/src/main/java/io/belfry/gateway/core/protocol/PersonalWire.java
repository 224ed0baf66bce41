package io.belfry.gateway.core.protocol;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.belfry.contracts.config.UserConfig;
import io.belfry.contracts.state.Conference;
import io.belfry.contracts.state.ConferenceMember;
import io.belfry.contracts.state.UserSignal.MeetingRoomAnswer.Answer;
import io.belfry.contracts.state.Voicemail;
import io.belfry.gateway.core.protocol.ServerMessage.Personal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** What concerns the client himself, and conferences (A115, A138). */
final class PersonalWire {

    private final ZoneId zone;

    PersonalWire(ZoneId zone) {
        this.zone = zone;
    }

    String type(Personal message) {
        return switch (message) {
            case Personal.VoiceMailStatusUpdate m -> "VoiceMailStatusUpdate";
            case Personal.UserPreferenceSet m -> "UserPreference";
            case Personal.FlashTextEvent m -> "FlashTextEvent";
            case Personal.VideoStatusEvent m -> "VideoStatusEvent";
            case Personal.MeetingRoomInvite m -> "MeetingRoomInvite";
            case Personal.MeetingRoomAnswered m ->
                    m.answer() == Answer.RECEIVED
                            ? "MeetingRoomInviteAck"
                            : "MeetingRoomInviteResponse";
            case Personal.ConferenceEvent m -> "ConferenceEvent";
            case Personal.ConferenceParticipantEvent m -> "ConferenceParticipantEvent";
            case Personal.ConferenceCommandError m -> "ConferenceCommandError";
        };
    }

    ObjectNode body(Personal message, Instant now) {
        return switch (message) {
            case Personal.VoiceMailStatusUpdate m -> voicemail(m.voicemailId(), m.voicemail());
            case Personal.UserPreferenceSet m ->
                    object().put("key", m.preference().key())
                            .put("value", m.preference().value())
                            .put("value_type", m.preference().valueType());
            case Personal.FlashTextEvent m -> flashText(m);
            case Personal.VideoStatusEvent m ->
                    object().put("fromUser", m.username()).put("status", m.status());
            case Personal.MeetingRoomInvite m ->
                    person(m.from()).put("requestId", m.requestId()).put("token", m.token());
            case Personal.MeetingRoomAnswered m -> answer(m);
            case Personal.ConferenceEvent m -> event(m, now);
            case Personal.ConferenceParticipantEvent m ->
                    head(m.conference(), m.me(), m.change().wireName())
                            .setAll(participant(m.who(), m.me(), now));
            case Personal.ConferenceCommandError m -> object().put("error", m.error());
        };
    }

    /** {@code waitingMessages} is 1 when the PBX says that something waits, else 0. */
    private static ObjectNode voicemail(Integer id, Voicemail voicemail) {
        return object().put("voiceMailId", id)
                .put("newMessages", voicemail.newMessages())
                .put("waitingMessages", voicemail.waiting() ? 1 : 0)
                .put("oldMessages", voicemail.oldMessages());
    }

    private ObjectNode flashText(Personal.FlashTextEvent m) {
        ObjectNode body = object().put("event", m.step().wireName()).put("sequence", m.sequence());
        if (m.other() != null) {
            boolean came = m.step() != Personal.FlashTextEvent.Step.SENT;
            body.set(came ? "from" : "to", person(m.other()));
        }
        if (m.text() != null) {
            body.put("message", m.text());
        }
        if (m.at() != null) {
            body.put("date", Values.dateTime(m.at(), zone));
        }
        return body;
    }

    private static ObjectNode answer(Personal.MeetingRoomAnswered m) {
        ObjectNode body = person(m.from()).put("requestId", m.requestId());
        return switch (m.answer()) {
            case RECEIVED -> body.put("ackType", "ACK");
            case ACCEPTED -> body.put("responseType", "Accept");
            case REJECTED -> body.put("responseType", "Reject");
        };
    }

    private static ObjectNode person(UserConfig user) {
        return object().put("username", Values.orEmpty(user.ctiLogin()))
                .put("displayName", user.fullName());
    }

    private ObjectNode event(Personal.ConferenceEvent m, Instant now) {
        ObjectNode body = head(m.conference(), m.me(), m.joined() ? "Join" : "Leave");
        ArrayNode participants = body.putArray("participants");
        m.conference().members().forEach(p -> participants.add(participant(p, m.me(), now)));
        return body.put("since", seconds(m.conference().since(), now));
    }

    private static ObjectNode head(Conference conference, ConferenceMember me, String type) {
        return object().put("uniqueId", me.uniqueId().value())
                .put("phoneNumber", Values.orEmpty(me.number()))
                .put("conferenceNumber", conference.number())
                .put("conferenceName", conference.number())
                .put("eventType", type);
    }

    private static ObjectNode participant(ConferenceMember who, ConferenceMember me, Instant now) {
        return object().put("index", who.index())
                .put("callerIdName", Values.orEmpty(who.name()))
                .put("callerIdNum", Values.orEmpty(who.number()))
                .put("since", seconds(who.since(), now))
                .put("role", who.admin() ? "Organizer" : "User")
                .put("isMuted", who.muted())
                .put("isMe", who.uniqueId().equals(me.uniqueId()));
    }

    /** A138; times in milliseconds since 1970, {@code joinOrder} tells members apart. */
    static ObjectNode conference(Conference conference) {
        ObjectNode body =
                object().put("id", id(conference))
                        .put("number", conference.number())
                        .put("name", conference.number())
                        .put("startTime", conference.since().toEpochMilli());
        ArrayNode members = body.putArray("members");
        for (ConferenceMember member : conference.members()) {
            members.addObject()
                    .put("joinOrder", member.index())
                    .put("joinTime", member.since().toEpochMilli())
                    .put("muted", member.muted())
                    .put("name", Values.orEmpty(member.name()))
                    .put("number", Values.orEmpty(member.number()));
        }
        return body;
    }

    /** The number as a number, null for a name. */
    private static Integer id(Conference conference) {
        return conference.number().matches("\\d{1,9}")
                ? Integer.valueOf(conference.number())
                : null;
    }

    private static long seconds(Instant since, Instant now) {
        return Math.max(0, Duration.between(since, now).toSeconds());
    }

    private static ObjectNode object() {
        return Wire.JSON.objectNode();
    }
}
