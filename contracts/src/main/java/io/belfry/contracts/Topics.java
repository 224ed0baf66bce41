package io.belfry.contracts;

import io.belfry.contracts.command.CommandReply;
import io.belfry.contracts.command.CommandRequest;
import io.belfry.contracts.config.AgentConfig;
import io.belfry.contracts.config.AgentGroupConfig;
import io.belfry.contracts.config.ConfigChange;
import io.belfry.contracts.config.CredentialsConfig;
import io.belfry.contracts.config.LineConfig;
import io.belfry.contracts.config.QueueConfig;
import io.belfry.contracts.config.QueueMemberConfig;
import io.belfry.contracts.config.UserConfig;
import io.belfry.contracts.config.UserStatusConfig;
import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.pbx.CelRow;
import io.belfry.contracts.pbx.PbxEvent;
import io.belfry.contracts.pbx.PbxLink;
import io.belfry.contracts.pbx.QueueLogRow;
import io.belfry.contracts.pbx.SourcePosition;
import io.belfry.contracts.rights.UserRights;
import io.belfry.contracts.state.AgentStatistics;
import io.belfry.contracts.state.AgentStatus;
import io.belfry.contracts.state.Conference;
import io.belfry.contracts.state.Favorite;
import io.belfry.contracts.state.PhoneEvent;
import io.belfry.contracts.state.PhoneState;
import io.belfry.contracts.state.QueueCalls;
import io.belfry.contracts.state.QueueIntervals;
import io.belfry.contracts.state.QueueStatistics;
import io.belfry.contracts.state.UserPreference;
import io.belfry.contracts.state.UserSignal;
import io.belfry.contracts.state.UserStatus;
import io.belfry.contracts.state.Voicemail;
import java.time.Duration;
import java.util.List;

/** All topics of the suite. */
public final class Topics {

    /** Partitions of every topic unless an operator made it otherwise; the same for all of them. */
    public static final int PARTITIONS = 4;

    /**
     * Records nobody could read, with the reason ({@link io.belfry.contracts.codec.DeadLetter}).
     */
    public static final String DEAD_LETTERS = "dead-letters";

    public static final Topic<PbxEvent> PBX_AMI =
            Topic.log("pbx.ami", PbxEvent.class, Duration.ofDays(1), PbxEvent::subject);
    public static final Topic<CelRow> PBX_CEL =
            Topic.log("pbx.cel", CelRow.class, Duration.ofDays(7), r -> r.linkedId().value());
    public static final Topic<QueueLogRow> PBX_QUEUE_LOG =
            Topic.log(
                    "pbx.queue-log",
                    QueueLogRow.class,
                    Duration.ofDays(7),
                    r ->
                            r.queue()
                                    .map(QueueName::value)
                                    .or(() -> r.agentNumber().map(AgentNumber::value))
                                    .orElse("NONE"));
    public static final Topic<PbxLink> PBX_LINK =
            Topic.compacted("pbx.link", PbxLink.class, l -> "link");
    public static final Topic<SourcePosition> PBX_POSITIONS =
            Topic.compacted("pbx.positions", SourcePosition.class, SourcePosition::source);

    public static final Topic<UserConfig> CONFIG_USERS =
            Topic.compacted("config.users", UserConfig.class, c -> c.id().toString());
    public static final Topic<CredentialsConfig> CONFIG_CREDENTIALS =
            Topic.compacted(
                    "config.credentials", CredentialsConfig.class, CredentialsConfig::login);
    public static final Topic<LineConfig> CONFIG_LINES =
            Topic.compacted("config.lines", LineConfig.class, c -> c.id().toString());
    public static final Topic<AgentConfig> CONFIG_AGENTS =
            Topic.compacted("config.agents", AgentConfig.class, c -> c.id().toString());
    public static final Topic<AgentGroupConfig> CONFIG_AGENT_GROUPS =
            Topic.compacted("config.agent-groups", AgentGroupConfig.class, c -> c.id().toString());
    public static final Topic<QueueConfig> CONFIG_QUEUES =
            Topic.compacted("config.queues", QueueConfig.class, c -> c.id().toString());
    public static final Topic<QueueMemberConfig> CONFIG_QUEUE_MEMBERS =
            Topic.compacted(
                    "config.queue-members",
                    QueueMemberConfig.class,
                    c -> c.queue() + ":" + c.agent());
    public static final Topic<UserStatusConfig> CONFIG_STATUSES =
            Topic.compacted("config.statuses", UserStatusConfig.class, UserStatusConfig::name);

    /** Every difference of the topics above but the credentials, for a year. */
    public static final Topic<ConfigChange> CONFIG_HISTORY =
            Topic.log(
                    "config.history",
                    ConfigChange.class,
                    Duration.ofDays(366),
                    c -> c.topic() + "/" + c.object());

    public static final Topic<CommandRequest> PBX_COMMANDS =
            Topic.log(
                    "pbx.commands", CommandRequest.class, Duration.ofHours(1), c -> c.id().value());
    public static final Topic<CommandReply> PBX_REPLIES =
            Topic.log("pbx.replies", CommandReply.class, Duration.ofHours(1), r -> r.id().value());

    public static final Topic<PhoneState> STATE_PHONES =
            Topic.compacted("state.phones", PhoneState.class, s -> s.line().toString());
    public static final Topic<AgentStatus> STATE_AGENTS =
            Topic.compacted("state.agents", AgentStatus.class, s -> s.id().toString());
    public static final Topic<QueueCalls> STATE_QUEUE_CALLS =
            Topic.compacted("state.queue-calls", QueueCalls.class, s -> s.id().toString());
    public static final Topic<PhoneEvent> PHONE_EVENTS =
            Topic.log(
                    "phone-events",
                    PhoneEvent.class,
                    Duration.ofHours(1),
                    e -> e.line().toString());
    public static final Topic<QueueStatistics> STATS_QUEUES =
            Topic.compacted("stats.queues", QueueStatistics.class, s -> s.id().toString());
    public static final Topic<QueueIntervals> STATS_QUEUE_INTERVALS =
            Topic.compacted("stats.queue-intervals", QueueIntervals.class, s -> s.id().toString());
    public static final Topic<AgentStatistics> STATS_AGENTS =
            Topic.compacted("stats.agents", AgentStatistics.class, s -> s.id().toString());

    public static final Topic<UserStatus> STATE_USERS =
            Topic.compacted("state.users", UserStatus.class, s -> s.user().toString());

    public static final Topic<Favorite> STATE_FAVORITES =
            Topic.compacted(
                    "state.favorites",
                    Favorite.class,
                    f -> f.user() + ":" + f.source() + ":" + f.contactId());

    public static final Topic<UserPreference> STATE_PREFERENCES =
            Topic.compacted(
                    "state.preferences", UserPreference.class, p -> p.user() + ":" + p.key());
    public static final Topic<Voicemail> STATE_VOICEMAILS =
            Topic.compacted("state.voicemails", Voicemail.class, Voicemail::mailbox);
    public static final Topic<Conference> STATE_CONFERENCES =
            Topic.compacted("state.conferences", Conference.class, Conference::number);

    /** What clients of users tell each other. */
    public static final Topic<UserSignal> USER_SIGNALS =
            Topic.log(
                    "user-signals",
                    UserSignal.class,
                    Duration.ofHours(1),
                    s -> s.from().toString());

    public static final Topic<UserRights> RIGHTS_USERS =
            Topic.compacted("rights.users", UserRights.class, r -> r.user().toString());

    /** Every topic with a type, to create them and to test them. */
    public static final List<Topic<?>> ALL =
            List.of(
                    PBX_AMI,
                    PBX_CEL,
                    PBX_QUEUE_LOG,
                    PBX_LINK,
                    PBX_POSITIONS,
                    CONFIG_USERS,
                    CONFIG_CREDENTIALS,
                    CONFIG_LINES,
                    CONFIG_AGENTS,
                    CONFIG_AGENT_GROUPS,
                    CONFIG_QUEUES,
                    CONFIG_QUEUE_MEMBERS,
                    CONFIG_STATUSES,
                    CONFIG_HISTORY,
                    PBX_COMMANDS,
                    PBX_REPLIES,
                    STATE_PHONES,
                    STATE_AGENTS,
                    STATE_QUEUE_CALLS,
                    PHONE_EVENTS,
                    STATS_QUEUES,
                    STATS_QUEUE_INTERVALS,
                    STATS_AGENTS,
                    STATE_USERS,
                    STATE_FAVORITES,
                    STATE_PREFERENCES,
                    STATE_VOICEMAILS,
                    STATE_CONFERENCES,
                    USER_SIGNALS,
                    RIGHTS_USERS);

    private Topics() {}
}
