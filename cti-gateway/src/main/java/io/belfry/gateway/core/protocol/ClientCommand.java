package io.belfry.gateway.core.protocol;

import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.QueueId;
import java.util.Map;
import java.util.Optional;

/** What a client asks for (FEATURES A.6). An empty agent means the client's own (A44–A47). */
public sealed interface ClientCommand {

    /** Keep-alive; answered, never throttled (A16). */
    record Ping() implements ClientCommand {}

    /** A44; an empty phone number means the session's phone. */
    record AgentLogin(Optional<AgentId> agent, Optional<String> phoneNumber)
            implements ClientCommand {}

    /** A45. */
    record AgentLogout(Optional<AgentId> agent) implements ClientCommand {}

    /** A46. */
    record PauseAgent(Optional<AgentId> agent, Optional<String> reason) implements ClientCommand {}

    /** A47. */
    record UnpauseAgent(Optional<AgentId> agent) implements ClientCommand {}

    /** Logs the own agent out when logged in, else in on the session's phone (A33, A54). */
    record ToggleAgentLogin() implements ClientCommand {}

    /** A57; the destination is as the client wrote it. */
    record Dial(String destination, Map<String, String> variables) implements ClientCommand {
        public Dial {
            variables = Map.copyOf(variables);
        }
    }

    /** A78, A79. */
    record GetList(ListType type) implements ClientCommand {}

    /** A80: each object as a message of its own. */
    record GetConfig(ConfigType type) implements ClientCommand {}

    /** A56. */
    record GetAgentStates() implements ClientCommand {}

    /** A56. */
    record SubscribeToAgentEvents() implements ClientCommand {}

    /** A81. */
    record GetAgentDirectory() implements ClientCommand {}

    /** A82. */
    record SubscribeToQueueStats() implements ClientCommand {}

    /** A85. */
    record SubscribeToAgentStats() implements ClientCommand {}

    /** A83. */
    record SubscribeToQueueCalls(QueueId queue) implements ClientCommand {}

    /** A84. */
    record UnsubscribeFromQueueCalls(QueueId queue) implements ClientCommand {}

    /** What {@code getList} knows. */
    enum ListType {
        QUEUE,
        AGENT,
        QUEUEMEMBER,
        AGENTGROUP
    }

    /** What {@code getConfig} knows. */
    enum ConfigType {
        QUEUE,
        AGENT,
        QUEUEMEMBER,
        LINE
    }
}
