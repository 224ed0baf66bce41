package io.belfry.gateway.core.session;

import io.belfry.contracts.config.UserConfig;
import io.belfry.contracts.id.QueueId;
import io.belfry.gateway.core.protocol.BadFrame;
import io.belfry.gateway.core.protocol.ServerMessage;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/** What one socket asked to be told from now on; not safe for threads. */
public final class Subscriptions {

    private static final int MOST_PHONE_HINTS = 1000;

    /** Things a client can subscribe to. */
    public enum Feed {
        QUEUES,
        QUEUE_MEMBERS,
        AGENTS,
        AGENT_GROUPS,
        AGENT_STATES,
        QUEUE_STATISTICS,
        AGENT_STATISTICS,
        CONFERENCES
    }

    private final Set<Feed> feeds = EnumSet.noneOf(Feed.class);
    private final Set<QueueId> queueCalls = new HashSet<>();
    private final Set<String> phoneHints = new HashSet<>();
    private final Set<String> videos = new HashSet<>();
    private final boolean posted;

    /** Those of a socket. */
    public Subscriptions() {
        this(false);
    }

    private Subscriptions(boolean posted) {
        this.posted = posted;
    }

    /** Those of a user whose events are posted: what is his and happens to his phone (B22). */
    public static Subscriptions posted() {
        return new Subscriptions(true);
    }

    boolean arePosted() {
        return posted;
    }

    /** Whether such a message is for this kind of client at all. */
    boolean take(ServerMessage message) {
        return !posted
                || switch (message) {
                    case ServerMessage.PhoneEvent m -> true;
                    case ServerMessage.PhoneStatusUpdate m -> true;
                    case ServerMessage.UserConfigUpdate m -> true;
                    case ServerMessage.Personal.VoiceMailStatusUpdate m -> true;
                    default -> false;
                };
    }

    void add(Feed feed) {
        feeds.add(feed);
    }

    void addQueueCalls(QueueId queue) {
        queueCalls.add(queue);
    }

    void removeQueueCalls(QueueId queue) {
        queueCalls.remove(queue);
    }

    /**
     * Follows some more phones.
     *
     * @throws BadFrame when they are more than {@value #MOST_PHONE_HINTS} then; none is added
     */
    void addPhoneHints(Set<String> numbers) throws BadFrame {
        long more = numbers.stream().filter(number -> !phoneHints.contains(number)).count();
        if (phoneHints.size() + more > MOST_PHONE_HINTS) {
            throw new BadFrame(
                    "subscribeToPhoneHints: more than " + MOST_PHONE_HINTS + " phones in all");
        }
        phoneHints.addAll(numbers);
    }

    void addVideos(Set<String> usernames) {
        videos.addAll(usernames);
    }

    void removeVideos() {
        videos.clear();
    }

    int videos() {
        return videos.size();
    }

    void removePhoneHints() {
        phoneHints.clear();
    }

    /** Whether a client who is {@code self} wants to be told that. */
    boolean want(ServerMessage message, Self self) {
        return take(message) && asked(message, self);
    }

    private boolean asked(ServerMessage message, Self self) {
        return switch (message) {
            case ServerMessage.QueueChanged m -> feeds.contains(Feed.QUEUES);
            case ServerMessage.MemberChanged m -> feeds.contains(Feed.QUEUE_MEMBERS);
            case ServerMessage.MemberRemoved m -> feeds.contains(Feed.QUEUE_MEMBERS);
            case ServerMessage.AgentChanged m -> feeds.contains(Feed.AGENTS);
            case ServerMessage.AgentGroupList m -> feeds.contains(Feed.AGENT_GROUPS);
            case ServerMessage.AgentStateEvent m ->
                    feeds.contains(Feed.AGENT_STATES) || self.isAgent(m.status().id());
            case ServerMessage.AgentListen m ->
                    feeds.contains(Feed.AGENT_STATES) || self.isAgent(m.agent());
            case ServerMessage.ConferenceList m -> feeds.contains(Feed.CONFERENCES);
            case ServerMessage.Personal.VideoStatusEvent m -> videos.contains(m.username());
            case ServerMessage.Personal m -> PersonalNews.concerns(m, self);
            case ServerMessage.QueueStatistics m -> feeds.contains(Feed.QUEUE_STATISTICS);
            case ServerMessage.AgentStatistics m -> feeds.contains(Feed.AGENT_STATISTICS);
            case ServerMessage.QueueCalls m -> queueCalls.contains(m.calls().id());
            case ServerMessage.PhoneStatusUpdate m -> self.isOnLine(m.phone().line());
            case ServerMessage.PhoneHintStatusEvent m -> phoneHints.contains(m.number());
            case ServerMessage.PhoneEvent m -> self.isOnLine(m.event().line());
            case ServerMessage.UserStatusUpdate m ->
                    self.user().map(UserConfig::id).filter(m.user()::equals).isPresent();
            case ServerMessage.FavoriteUpdated m ->
                    self.user().map(UserConfig::id).filter(m.favorite().user()::equals).isPresent();
            case ServerMessage.UserConfigUpdate m ->
                    self.user().filter(m.user()::equals).isPresent();
            default -> true;
        };
    }
}
