package io.belfry.gateway.core.session;

import io.belfry.contracts.id.QueueId;
import io.belfry.gateway.core.protocol.ServerMessage;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/** What one socket asked to be told from now on; not safe for threads. */
public final class Subscriptions {

    /** Things a client can subscribe to. */
    public enum Feed {
        QUEUES,
        QUEUE_MEMBERS,
        AGENTS,
        AGENT_GROUPS,
        AGENT_STATES,
        QUEUE_STATISTICS,
        AGENT_STATISTICS
    }

    private final Set<Feed> feeds = EnumSet.noneOf(Feed.class);
    private final Set<QueueId> queueCalls = new HashSet<>();

    void add(Feed feed) {
        feeds.add(feed);
    }

    void addQueueCalls(QueueId queue) {
        queueCalls.add(queue);
    }

    void removeQueueCalls(QueueId queue) {
        queueCalls.remove(queue);
    }

    /** Whether a client who is {@code self} wants to be told that. */
    boolean want(ServerMessage message, Self self) {
        return switch (message) {
            case ServerMessage.QueueChanged m -> feeds.contains(Feed.QUEUES);
            case ServerMessage.MemberChanged m -> feeds.contains(Feed.QUEUE_MEMBERS);
            case ServerMessage.MemberRemoved m -> feeds.contains(Feed.QUEUE_MEMBERS);
            case ServerMessage.AgentChanged m -> feeds.contains(Feed.AGENTS);
            case ServerMessage.AgentGroupList m -> feeds.contains(Feed.AGENT_GROUPS);
            case ServerMessage.AgentStateEvent m ->
                    feeds.contains(Feed.AGENT_STATES) || self.isAgent(m.status().id());
            case ServerMessage.QueueStatistics m -> feeds.contains(Feed.QUEUE_STATISTICS);
            case ServerMessage.AgentStatistics m -> feeds.contains(Feed.AGENT_STATISTICS);
            case ServerMessage.QueueCalls m -> queueCalls.contains(m.calls().id());
            case ServerMessage.PhoneStatusUpdate m -> self.isOnLine(m.phone().line());
            case ServerMessage.PhoneEvent m -> self.isOnLine(m.event().line());
            case ServerMessage.UserConfigUpdate m ->
                    self.user().filter(m.user()::equals).isPresent();
            default -> true;
        };
    }
}
