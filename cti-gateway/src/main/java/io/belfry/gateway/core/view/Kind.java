package io.belfry.gateway.core.view;

import io.belfry.contracts.Topic;
import io.belfry.contracts.Topics;
import io.belfry.contracts.config.AgentConfig;
import io.belfry.contracts.config.AgentGroupConfig;
import io.belfry.contracts.config.LineConfig;
import io.belfry.contracts.config.QueueConfig;
import io.belfry.contracts.config.QueueMemberConfig;
import io.belfry.contracts.config.UserConfig;
import io.belfry.contracts.config.UserStatusConfig;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.GroupId;
import io.belfry.contracts.id.LineId;
import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.id.UserId;
import io.belfry.contracts.pbx.PbxLink;
import io.belfry.contracts.rights.UserRights;
import io.belfry.contracts.state.AgentStatistics;
import io.belfry.contracts.state.AgentStatus;
import io.belfry.contracts.state.Conference;
import io.belfry.contracts.state.Favorite;
import io.belfry.contracts.state.PhoneState;
import io.belfry.contracts.state.QueueCalls;
import io.belfry.contracts.state.QueueStatistics;
import io.belfry.contracts.state.UserPreference;
import io.belfry.contracts.state.UserStatus;
import io.belfry.contracts.state.Voicemail;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * A kind of object the gateway keeps: its compacted topic and how its objects are told apart.
 *
 * @param name plural, as the overview page calls them
 */
public record Kind<K extends Comparable<K>, V>(
        String name, Topic<V> topic, Function<V, K> key, Function<String, K> parseKey) {

    public static final Kind<QueueId, QueueConfig> QUEUES =
            of("queues", Topics.CONFIG_QUEUES, QueueConfig::id, QueueId::new);
    public static final Kind<AgentId, AgentConfig> AGENTS =
            of("agents", Topics.CONFIG_AGENTS, AgentConfig::id, AgentId::new);
    public static final Kind<GroupId, AgentGroupConfig> AGENT_GROUPS =
            of("agent groups", Topics.CONFIG_AGENT_GROUPS, AgentGroupConfig::id, GroupId::new);
    public static final Kind<MemberKey, QueueMemberConfig> QUEUE_MEMBERS =
            new Kind<>(
                    "queue members", Topics.CONFIG_QUEUE_MEMBERS, MemberKey::of, MemberKey::parse);
    public static final Kind<LineId, LineConfig> LINES =
            of("lines", Topics.CONFIG_LINES, LineConfig::id, LineId::new);
    public static final Kind<UserId, UserConfig> USERS =
            of("users", Topics.CONFIG_USERS, UserConfig::id, UserId::new);
    public static final Kind<String, UserStatusConfig> USER_STATUSES =
            new Kind<>(
                    "user statuses",
                    Topics.CONFIG_STATUSES,
                    UserStatusConfig::name,
                    Function.identity());
    public static final Kind<LineId, PhoneState> PHONES =
            of("phones", Topics.STATE_PHONES, PhoneState::line, LineId::new);
    public static final Kind<AgentId, AgentStatus> AGENT_STATES =
            of("agent states", Topics.STATE_AGENTS, AgentStatus::id, AgentId::new);
    public static final Kind<QueueId, QueueCalls> QUEUE_CALLS =
            of("queue calls", Topics.STATE_QUEUE_CALLS, QueueCalls::id, QueueId::new);
    public static final Kind<QueueId, QueueStatistics> QUEUE_STATISTICS =
            of("queue statistics", Topics.STATS_QUEUES, QueueStatistics::id, QueueId::new);
    public static final Kind<AgentId, AgentStatistics> AGENT_STATISTICS =
            of("agent statistics", Topics.STATS_AGENTS, AgentStatistics::id, AgentId::new);
    public static final Kind<UserId, UserStatus> CHOSEN_STATUSES =
            of("chosen statuses", Topics.STATE_USERS, UserStatus::user, UserId::new);
    public static final Kind<String, Favorite> FAVORITES =
            new Kind<>(
                    "favorites",
                    Topics.STATE_FAVORITES,
                    Topics.STATE_FAVORITES.object(),
                    Function.identity());
    public static final Kind<String, UserPreference> PREFERENCES =
            new Kind<>(
                    "preferences",
                    Topics.STATE_PREFERENCES,
                    Topics.STATE_PREFERENCES.object(),
                    Function.identity());
    public static final Kind<String, Voicemail> VOICEMAILS =
            new Kind<>(
                    "voicemails", Topics.STATE_VOICEMAILS, Voicemail::mailbox, Function.identity());
    public static final Kind<String, Conference> CONFERENCES =
            new Kind<>(
                    "conferences",
                    Topics.STATE_CONFERENCES,
                    Conference::number,
                    Function.identity());
    public static final Kind<UserId, UserRights> RIGHTS =
            of("rights", Topics.RIGHTS_USERS, UserRights::user, UserId::new);
    public static final Kind<String, PbxLink> LINK =
            new Kind<>("link", Topics.PBX_LINK, link -> "link", Function.identity());

    /** All kinds. */
    public static final List<Kind<?, ?>> ALL =
            List.of(
                    QUEUES,
                    AGENTS,
                    AGENT_GROUPS,
                    QUEUE_MEMBERS,
                    LINES,
                    USERS,
                    USER_STATUSES,
                    PHONES,
                    AGENT_STATES,
                    QUEUE_CALLS,
                    QUEUE_STATISTICS,
                    AGENT_STATISTICS,
                    CHOSEN_STATUSES,
                    FAVORITES,
                    PREFERENCES,
                    VOICEMAILS,
                    CONFERENCES,
                    RIGHTS,
                    LINK);

    /** The kinds that configuration is made of, as the overview counts them (O34). */
    public static final List<Kind<?, ?>> CONFIGURATION =
            List.of(QUEUES, AGENTS, AGENT_GROUPS, QUEUE_MEMBERS, LINES, USERS, USER_STATUSES);

    private static <K extends Comparable<K>, V> Kind<K, V> of(
            String name, Topic<V> topic, Function<V, K> key, IntFunction<K> id) {
        return new Kind<>(name, topic, key, object -> id.apply(Integer.parseInt(object)));
    }

    @Override
    public String toString() {
        return name;
    }
}
