package io.belfry.gateway.core.protocol;

import io.belfry.contracts.config.AgentConfig;
import io.belfry.contracts.config.AgentGroupConfig;
import io.belfry.contracts.config.LineConfig;
import io.belfry.contracts.config.QueueConfig;
import io.belfry.contracts.config.QueueMemberConfig;
import io.belfry.contracts.config.UserConfig;
import io.belfry.contracts.config.UserStatusConfig;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.id.UserId;
import io.belfry.contracts.rights.Profile;
import io.belfry.contracts.state.Conference;
import io.belfry.contracts.state.ConferenceMember;
import io.belfry.contracts.state.Favorite;
import io.belfry.contracts.state.UserPreference;
import io.belfry.contracts.state.UserSignal.MeetingRoomAnswer.Answer;
import io.belfry.contracts.state.Voicemail;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What the server says (FEATURES A.7), in domain terms; {@link Wire} knows the JSON. The name of a
 * record is its {@code msgType} unless said otherwise.
 */
public sealed interface ServerMessage {

    /** Keep-alive answer; {@code msgType} is {@code ping} (A16). */
    record Pong() implements ServerMessage {}

    /**
     * How a numbered session begins, or goes on.
     *
     * @param session to be named when the client comes back
     */
    record SessionStarted(String session, Beginning beginning) implements ServerMessage {

        /** How it began. */
        public enum Beginning {
            /** It is the first of this client. */
            NEW,
            /** It goes on after the number that the client named. */
            RESUMED,
            /** The one the client named is not here, or what he missed is no longer. */
            TOO_OLD
        }
    }

    /** All that belongs to the answer of a command has been sent; numbered sessions only. */
    record SnapshotComplete(String command) implements ServerMessage {}

    /** A103; for the socket that asked. */
    record Error(String reason) implements ServerMessage {}

    /** A9. */
    record LoggedOn() implements ServerMessage {}

    /** A34. */
    record RightProfile(Profile profile, List<String> rights) implements ServerMessage {}

    /** The link between the gateway and the PBX (A105). */
    record LinkStatusUpdate(boolean open) implements ServerMessage {}

    /** A109. */
    record UsersStatuses(List<UserStatusConfig> statuses) implements ServerMessage {}

    /** A110. */
    record UserStatusUpdate(UserId user, String status) implements ServerMessage {}

    /** A111. */
    record UserConfigUpdate(UserConfig user) implements ServerMessage {}

    /** A112. */
    record PhoneStatusUpdate(io.belfry.contracts.state.PhoneState phone) implements ServerMessage {}

    /** A113. */
    record PhoneEvent(io.belfry.contracts.state.PhoneEvent event) implements ServerMessage {}

    /** The calls of the own line (A68). */
    record CurrentCallsPhoneEvents(List<io.belfry.contracts.state.PhoneEvent> events)
            implements ServerMessage {}

    /** The state of a phone somebody follows. */
    record PhoneHintStatusEvent(String number, io.belfry.contracts.pbx.PhoneStatus status)
            implements ServerMessage {}

    /** What a user is called; {@code displayName} is empty for an unknown login. */
    record UserDisplayName(String userName, String displayName) implements ServerMessage {}

    /** The session's own line (A80, K9); {@code msgType} is {@code LineConfig}. */
    record OwnLine(LineConfig line) implements ServerMessage {}

    /** A116. */
    record DirectoryResult(List<Entry> entries) implements ServerMessage {

        /**
         * A user found.
         *
         * @param number of his line; may be null
         * @param favorite whether he is one of the client's
         */
        public record Entry(
                UserConfig user,
                String number,
                io.belfry.contracts.pbx.PhoneStatus status,
                boolean favorite) {}
    }

    /** A117: the favourites, as {@link DirectoryResult}. */
    record Favorites(List<DirectoryResult.Entry> entries) implements ServerMessage {}

    /** A117. */
    record FavoriteUpdated(Action action, Favorite favorite) implements ServerMessage {

        /** As it is called on the wire: {@code Added}, …. */
        public enum Action {
            ADDED("Added"),
            REMOVED("Removed"),
            ADD_FAIL("AddFail"),
            REMOVE_FAIL("RemoveFail");

            private final String wireName;

            Action(String wireName) {
                this.wireName = wireName;
            }

            String wireName() {
                return wireName;
            }
        }
    }

    /** The conferences that take place (A138). */
    record ConferenceList(List<Conference> conferences) implements ServerMessage {}

    /** What concerns the client himself; never filtered. */
    sealed interface Personal extends ServerMessage {

        /**
         * A115.
         *
         * @param voicemailId as {@code UserConfigUpdate} names it; may be null
         */
        record VoiceMailStatusUpdate(Integer voicemailId, Voicemail voicemail)
                implements Personal {}

        /** A preference of the user. */
        record UserPreferenceSet(UserPreference preference) implements Personal {}

        /**
         * A short text came, was sent, could not be sent, or was read.
         *
         * @param text null when there is none
         */
        record FlashTextEvent(
                Step step, UserConfig to, UserConfig other, long sequence, String text, Instant at)
                implements Personal {

            /** What happened to a text. */
            public enum Step {
                RECEIVED("FlashTextUserMessage"),
                SENT("FlashTextSendMessageAck"),
                NOT_SENT("FlashTextSendMessageNack"),
                READ("FlashTextMarkAsRead");

                private final String wireName;

                Step(String wireName) {
                    this.wireName = wireName;
                }

                String wireName() {
                    return wireName;
                }
            }

            /** Without the text. */
            @Override
            public String toString() {
                return "FlashTextEvent[step=%s, sequence=%d]".formatted(step, sequence);
            }
        }

        /** Whether somebody whom the client follows is in a video call. */
        record VideoStatusEvent(String username, String status) implements Personal {}

        /** Somebody invites the user to a meeting room. */
        record MeetingRoomInvite(UserConfig to, UserConfig from, int requestId, String token)
                implements Personal {
            /** Without the token. */
            @Override
            public String toString() {
                return "MeetingRoomInvite[requestId=%d]".formatted(requestId);
            }
        }

        /**
         * What became of the user's invitation; {@code msgType} is {@code MeetingRoomInviteAck} or
         * {@code MeetingRoomInviteResponse}.
         */
        record MeetingRoomAnswered(UserConfig to, UserConfig from, int requestId, Answer answer)
                implements Personal {}

        /** The user has joined a conference, or left it. */
        record ConferenceEvent(Conference conference, ConferenceMember me, boolean joined)
                implements Personal {}

        /** Somebody else in the user's conference joins, leaves or changes. */
        record ConferenceParticipantEvent(
                Conference conference, ConferenceMember me, ConferenceMember who, Change change)
                implements Personal {

            /** As it is called on the wire: {@code Join}, …. */
            public enum Change {
                JOIN("Join"),
                LEAVE("Leave"),
                UPDATE("Update");

                private final String wireName;

                Change(String wireName) {
                    this.wireName = wireName;
                }

                String wireName() {
                    return wireName;
                }
            }
        }

        /** A command in a conference was refused: {@code NotAMember}, {@code NotOrganizer}, …. */
        record ConferenceCommandError(String error) implements Personal {}
    }

    /** A118–A120. */
    record QueueStatistics(io.belfry.contracts.state.QueueStatistics statistics)
            implements ServerMessage {}

    /** A121. */
    record QueueCalls(io.belfry.contracts.state.QueueCalls calls) implements ServerMessage {}

    /** A122; {@code msgType} is {@code QueueConfig}. */
    record QueueChanged(QueueConfig queue) implements ServerMessage {}

    /** A123. */
    record QueueList(List<QueueConfig> queues) implements ServerMessage {}

    /** A124; {@code msgType} is {@code QueueMember}. */
    record MemberChanged(QueueMemberConfig member) implements ServerMessage {}

    /** A124 with penalty -1; {@code msgType} is {@code QueueMember}. */
    record MemberRemoved(QueueMemberConfig member) implements ServerMessage {}

    /** A125. */
    record QueueMemberList(List<QueueMemberConfig> members) implements ServerMessage {}

    /** A126–A128. */
    record AgentStateEvent(io.belfry.contracts.state.AgentStatus status) implements ServerMessage {}

    /** A129: the error and what goes with it, e.g. {@code phoneNb} (A29). */
    record AgentError(String error, Map<String, String> details) implements ServerMessage {
        public AgentError {
            details = Map.copyOf(details);
        }
    }

    /** A130. */
    record AgentDirectory(List<Entry> entries) implements ServerMessage {

        /** One agent and his state. */
        public record Entry(AgentConfig agent, io.belfry.contracts.state.AgentStatus status) {}
    }

    /** A131–A133; {@code msgType} is {@code AgentConfig}. */
    record AgentChanged(AgentConfig agent, List<Member> members) implements ServerMessage {

        /** A queue the agent belongs to. */
        public record Member(QueueMemberConfig member, QueueName queueName) {}
    }

    /** A134. */
    record AgentList(List<AgentConfig> agents) implements ServerMessage {}

    /** A135: somebody listens to an agent, or no longer. */
    record AgentListen(boolean started, String phoneNumber, AgentId agent)
            implements ServerMessage {}

    /** A136. */
    record AgentGroupList(List<AgentGroupConfig> groups) implements ServerMessage {}

    /** A137. */
    record AgentStatistics(io.belfry.contracts.state.AgentStatistics statistics)
            implements ServerMessage {}
}
