package io.belfry.replication.sql;

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
import io.belfry.contracts.id.UserId;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table with one row per object of a configuration topic (FEATURES D3). */
record ConfigurationTable<T>(Topic<T> topic, String name, List<Column<T>> columns) {

    static final List<ConfigurationTable<?>> ALL =
            List.of(
                    new ConfigurationTable<>(
                            Topics.CONFIG_USERS,
                            "userfeatures",
                            List.<Column<UserConfig>>of(
                                    Column.integer("id", u -> u.id().value()),
                                    Column.text("firstname", UserConfig::firstName),
                                    Column.text("lastname", UserConfig::lastName),
                                    Column.text("loginclient", UserConfig::ctiLogin),
                                    Column.integer(
                                            "agentid", orNull(UserConfig::agent, AgentId::value)),
                                    Column.integer(
                                            "lineid", orNull(UserConfig::line, LineId::value)),
                                    Column.text("mobilephonenumber", UserConfig::mobileNumber),
                                    Column.integer("voicemailid", UserConfig::voicemailId))),
                    new ConfigurationTable<>(
                            Topics.CONFIG_LINES,
                            "linefeatures",
                            List.<Column<LineConfig>>of(
                                    Column.integer("id", l -> l.id().value()),
                                    Column.text("number", LineConfig::number),
                                    Column.text("context", LineConfig::context),
                                    Column.text("name", l -> Objects.toString(l.device(), null)),
                                    Column.integer(
                                            "userid", orNull(LineConfig::user, UserId::value)))),
                    new ConfigurationTable<>(
                            Topics.CONFIG_AGENTS,
                            "agentfeatures",
                            List.<Column<AgentConfig>>of(
                                    Column.integer("id", a -> a.id().value()),
                                    Column.integer(
                                            "numgroup", orNull(AgentConfig::group, GroupId::value)),
                                    Column.text("firstname", AgentConfig::firstName),
                                    Column.text("lastname", AgentConfig::lastName),
                                    Column.text("number", a -> a.number().value()),
                                    Column.text("context", AgentConfig::context))),
                    new ConfigurationTable<>(
                            Topics.CONFIG_AGENT_GROUPS,
                            "agentgroup",
                            List.<Column<AgentGroupConfig>>of(
                                    Column.integer("id", g -> g.id().value()),
                                    Column.integer("groupid", g -> g.id().value()),
                                    Column.text("name", AgentGroupConfig::name))),
                    new ConfigurationTable<>(
                            Topics.CONFIG_QUEUES,
                            "queuefeatures",
                            List.<Column<QueueConfig>>of(
                                    Column.integer("id", q -> q.id().value()),
                                    Column.text("name", q -> q.name().value()),
                                    Column.text("displayname", QueueConfig::displayName),
                                    Column.text("number", QueueConfig::number),
                                    Column.text("context", QueueConfig::context))),
                    new ConfigurationTable<>(
                            Topics.CONFIG_QUEUE_MEMBERS,
                            "queuemember",
                            List.<Column<QueueMemberConfig>>of(
                                    Column.integer("queueid", m -> m.queue().value()),
                                    Column.integer("userid", m -> m.agent().value()),
                                    Column.text("usertype", m -> "agent"),
                                    Column.integer("penalty", QueueMemberConfig::penalty))),
                    new ConfigurationTable<>(
                            Topics.CONFIG_STATUSES,
                            "ctistatus",
                            List.<Column<UserStatusConfig>>of(
                                    Column.text("name", UserStatusConfig::name),
                                    Column.text("display_name", UserStatusConfig::displayName),
                                    Column.text("color", UserStatusConfig::color),
                                    Column.text("actions", s -> String.join(",", s.actions())))));

    /** Takes pbx, source id and the columns. */
    String upsert() {
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        String values =
                IntStream.rangeClosed(3, columns.size() + 2)
                        .mapToObj(i -> "$" + i)
                        .collect(Collectors.joining(", "));
        String updates =
                columns.stream()
                        .map(c -> c.name() + " = excluded." + c.name())
                        .collect(Collectors.joining(", "));
        return ("insert into %s (pbx, source_id, active, %s) values ($1, $2, true, %s)"
                        + " on conflict (pbx, source_id) do update set active = true, %s")
                .formatted(name, names, values, updates);
    }

    /** Takes pbx and source id. */
    String deactivate() {
        return "update %s set active = false where pbx = $1 and source_id = $2".formatted(name);
    }

    /** The values of {@link #columns()} for that object. */
    List<Object> values(T object) {
        return columns.stream().map(c -> c.value().apply(object)).toList();
    }

    private static <T, I> Function<T, Integer> orNull(
            Function<T, I> id, Function<I, Integer> value) {
        return object -> {
            I found = id.apply(object);
            return found == null ? null : value.apply(found);
        };
    }
}
