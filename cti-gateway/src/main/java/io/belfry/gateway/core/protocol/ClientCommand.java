package io.belfry.gateway.core.protocol;

import io.belfry.contracts.command.ForwardKind;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.GroupId;
import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.pbx.CallerId;
import io.belfry.contracts.state.UserSignal.MeetingRoomAnswer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a client asks for (FEATURES A.6). An empty agent means the client's own (A44–A47); commands
 * about calls and phones concern the session's own line.
 */
public sealed interface ClientCommand {

    /** What it is called in metrics: the name on the wire, with few exceptions. */
    default String name() {
        String type = getClass().getSimpleName();
        return Character.toLowerCase(type.charAt(0)) + type.substring(1);
    }

    /** What the PBX is asked to do, as one command; the rest the gateway answers itself. */
    sealed interface OnPbx extends ClientCommand {}

    /** What is answered with how things are now, in one frame or many. */
    sealed interface Snapshot extends ClientCommand {}

    /** Keep-alive; answered, never throttled (A16). */
    record Ping() implements ClientCommand {}

    /** A44; an empty phone number means the session's phone. */
    record AgentLogin(Optional<AgentId> agent, Optional<String> phoneNumber) implements OnPbx {}

    /** A45. */
    record AgentLogout(Optional<AgentId> agent) implements OnPbx {}

    /** A46. */
    record PauseAgent(Optional<AgentId> agent, Optional<String> reason) implements OnPbx {}

    /** A47. */
    record UnpauseAgent(Optional<AgentId> agent) implements OnPbx {}

    /** Logs the own agent out when logged in, else in on the session's phone (A33, A54). */
    record ToggleAgentLogin() implements OnPbx {}

    /** A48. */
    record ListenAgent(AgentId agent) implements OnPbx {}

    /** A49; {@code penalty} ≥ 0. */
    record SetAgentQueue(AgentId agent, QueueId queue, int penalty) implements OnPbx {}

    /** A50. */
    record RemoveAgentFromQueue(AgentId agent, QueueId queue) implements OnPbx {}

    /** A52. */
    record MonitorPause(Optional<AgentId> agent) implements OnPbx {}

    /** A53. */
    record MonitorUnpause(Optional<AgentId> agent) implements OnPbx {}

    /**
     * The agents of a group that serve {@code from} with its penalty join {@code to} (A55: {@code
     * addAgentsInGroup}), and leave {@code from} when they {@code move} ({@code
     * moveAgentsInGroup}).
     */
    record GroupToQueue(GroupId group, QueuePenalty from, QueuePenalty to, boolean move)
            implements ClientCommand {}

    /** The agents of a group that serve a queue with that penalty leave it (A55). */
    record RemoveAgentGroupFromQueueGroup(GroupId group, QueuePenalty from)
            implements ClientCommand {}

    /** The agents of a group that do not serve a queue join it (A55). */
    record AddAgentsNotInQueueFromGroupTo(GroupId group, QueuePenalty to)
            implements ClientCommand {}

    /** A place in a queue. */
    record QueuePenalty(QueueId queue, int penalty) {}

    /** A57; the destination is as the client wrote it. */
    record Dial(String destination, Map<String, String> variables) implements OnPbx {
        public Dial {
            variables = Map.copyOf(variables);
        }
    }

    /** A59. */
    record Originate(String destination) implements OnPbx {}

    /** A51, J11–J13. */
    record DialFromQueue(
            String destination,
            QueueId queue,
            Optional<CallerId> callerId,
            Map<String, String> variables)
            implements OnPbx {
        public DialFromQueue {
            variables = Map.copyOf(variables);
        }
    }

    /** A60; without a call it is the current one of the phone, here and below. */
    record Hangup(Optional<UniqueId> call) implements OnPbx {}

    /** A61. */
    record Answer(Optional<UniqueId> call) implements OnPbx {}

    /** A62. */
    record Hold(Optional<UniqueId> call) implements OnPbx {}

    /** A63. */
    record DirectTransfer(String destination) implements OnPbx {}

    /** A64. */
    record AttendedTransfer(String destination) implements OnPbx {}

    /** A65. */
    record CompleteTransfer() implements OnPbx {}

    /** A66. */
    record CancelTransfer() implements OnPbx {}

    /** A67. */
    record Conference() implements OnPbx {}

    /** Parks the other party; beyond the original. */
    record Park(Optional<UniqueId> call) implements OnPbx {}

    /** A68; the digits may be a PIN and are not shown. */
    record SendDtmf(String digits) implements OnPbx {
        @Override
        public String toString() {
            return "SendDtmf[]";
        }
    }

    /** Attaches variables to the current call (A68). */
    record SetData(Map<String, String> variables) implements OnPbx {
        public SetData {
            variables = Map.copyOf(variables);
        }
    }

    /** A69. */
    record Dnd(boolean enabled) implements OnPbx {}

    /** A70–A72; the destination is needed only to switch it on. */
    record Forward(ForwardKind kind, boolean enabled, Optional<String> destination)
            implements OnPbx {}

    /** Calls the phone of another user; later clients know people by their login. */
    record DialByUsername(String username) implements OnPbx {}

    /** A73; the name of a configured status. */
    record UserStatusUpdate(String status) implements ClientCommand {}

    /** The calls of the own line as PhoneEvents (A68). */
    record GetCurrentCallsPhoneEvents() implements Snapshot {}

    /** The states of some phones, now and at each change; of later clients. */
    record SubscribeToPhoneHints(Set<String> phoneNumbers) implements Snapshot {
        public SubscribeToPhoneHints {
            phoneNumbers = Set.copyOf(phoneNumbers);
        }
    }

    /** Ends all of those. */
    record UnsubscribeFromAllPhoneHints() implements ClientCommand {}

    /** What the user with a login is called; of later clients. */
    record DisplayNameLookup(String username) implements ClientCommand {}

    /** A74. */
    record DirectoryLookUp(String term) implements ClientCommand {}

    /** A75. */
    record GetFavorites() implements Snapshot {}

    /** A76. */
    record AddFavorite(String contactId, String source) implements ClientCommand {}

    /** A77. */
    record RemoveFavorite(String contactId, String source) implements ClientCommand {}

    /** A78, A79. */
    record GetList(ListType type) implements Snapshot {}

    /** A80: each object as a message of its own. */
    record GetConfig(ConfigType type) implements Snapshot {}

    /** A56. */
    record GetAgentStates() implements Snapshot {}

    /** A56. */
    record SubscribeToAgentEvents() implements ClientCommand {}

    /** A81. */
    record GetAgentDirectory() implements Snapshot {}

    /** A82. */
    record SubscribeToQueueStats() implements Snapshot {}

    /** A85. */
    record SubscribeToAgentStats() implements Snapshot {}

    /** A83. */
    record SubscribeToQueueCalls(QueueId queue) implements Snapshot {}

    /** A84. */
    record UnsubscribeFromQueueCalls(QueueId queue) implements ClientCommand {}

    /** Takes a waiting call out of its queue to the own phone; of later clients. */
    record RetrieveQueueCall(UniqueId call) implements OnPbx {}

    /** Mutes somebody in a conference, or no longer; who may is checked before. */
    record MuteMember(String conference, String channel, boolean muted) implements OnPbx {}

    /** Sends somebody out of a conference; who may is checked before. */
    record KickMember(String conference, String channel) implements OnPbx {}

    /** Calls somebody into a conference. */
    record InviteMember(
            String conference,
            String destination,
            Optional<CallerId> callerId,
            Map<String, String> variables)
            implements OnPbx {
        public InviteMember {
            variables = Map.copyOf(variables);
        }
    }

    /** What is done in a conference by one of those in it; of later clients. */
    sealed interface InConference extends ClientCommand {

        /** The number of the conference, {@code numConf}. */
        String conference();

        /** Mutes somebody, or no longer. */
        record Mute(String conference, int index, boolean muted) implements InConference {}

        /** Mutes himself, or no longer. */
        record MuteMe(String conference, boolean muted) implements InConference {}

        /** Mutes all but himself, or no longer. */
        record MuteAll(String conference, boolean muted) implements InConference {}

        /** Sends somebody out. */
        record Kick(String conference, int index) implements InConference {}

        /** Sends everybody out. */
        record Close(String conference) implements InConference {}

        /** Calls somebody in. */
        record Invite(
                String conference,
                String destination,
                Optional<CallerId> callerId,
                Map<String, String> variables)
                implements InConference {
            public Invite {
                variables = Map.copyOf(variables);
            }
        }
    }

    /** What the user's client keeps with the gateway, or tells others; of later clients. */
    sealed interface Social extends ClientCommand {

        /** Keeps a preference of the user. */
        record SetUserPreference(String key, String value, Optional<String> valueType)
                implements Social {}

        /** Sends a short text to a colleague. */
        record SendFlashText(String username, long sequence, String text) implements Social {
            /** Without the text. */
            @Override
            public String toString() {
                return "SendFlashText[username=%s, sequence=%d]".formatted(username, sequence);
            }
        }

        /** Tells a colleague that his texts were read. */
        record MarkFlashTextAsRead(String username, long sequence) implements Social {}

        /** Tells followers that the user is in a video call, or no longer. */
        record VideoEvent(boolean busy) implements Social {}

        /** Who is in a video call, now and at each change. */
        record SubscribeToVideoStatus(Set<String> usernames) implements Social {
            public SubscribeToVideoStatus {
                usernames = Set.copyOf(usernames);
            }
        }

        /** Ends all of those. */
        record UnsubscribeFromAllVideoStatus() implements Social {}

        /** Invites somebody to a meeting room. */
        record InviteToMeetingRoom(String username, int requestId, String token) implements Social {
            /** Without the token. */
            @Override
            public String toString() {
                return "InviteToMeetingRoom[username=%s, requestId=%d]"
                        .formatted(username, requestId);
            }
        }

        /** Answers an invitation. */
        record AnswerMeetingRoom(String username, int requestId, MeetingRoomAnswer.Answer answer)
                implements Social {}
    }

    /** What {@code getList} knows. */
    enum ListType {
        QUEUE,
        AGENT,
        QUEUEMEMBER,
        AGENTGROUP,
        MEETME
    }

    /** What {@code getConfig} knows. */
    enum ConfigType {
        QUEUE,
        AGENT,
        QUEUEMEMBER,
        LINE
    }
}
