package io.belfry.pbx.file;

import io.belfry.contracts.config.AgentConfig;
import io.belfry.contracts.config.AgentGroupConfig;
import io.belfry.contracts.config.ConfiguredProfile;
import io.belfry.contracts.config.LineConfig;
import io.belfry.contracts.config.QueueConfig;
import io.belfry.contracts.config.QueueMemberConfig;
import io.belfry.contracts.config.UserConfig;
import io.belfry.contracts.config.UserStatusConfig;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.Device;
import io.belfry.contracts.id.GroupId;
import io.belfry.contracts.id.LineId;
import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.id.UserId;
import io.belfry.pbx.directory.Directory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** A directory in the PBX file: ids are unique, and who is named exists. */
final class DirectoryReader {

    private final Map<LineId, UserId> userOfLine = new HashMap<>();
    private final Map<AgentId, UserId> userOfAgent = new HashMap<>();
    private final Set<Object> known = new HashSet<>();

    static Directory read(YamlSection section) {
        return new DirectoryReader().directory(section);
    }

    private Directory directory(YamlSection section) {
        List<AgentGroupConfig> groups = each(section, "groups", this::group);
        List<QueueConfig> queues = each(section, "queues", this::queue);
        List<YamlSection> lines = section.list("lines");
        List<YamlSection> agents = section.list("agents");
        lines.forEach(l -> unique(l, new LineId(l.requiredNumber("id"))));
        agents.forEach(a -> unique(a, new AgentId(a.requiredNumber("id"))));
        List<Directory.Login> logins = new ArrayList<>();
        List<UserConfig> users = each(section, "users", u -> user(u, logins));
        Directory directory =
                new Directory(
                        groups,
                        queues,
                        lines.stream().map(this::line).toList(),
                        agents.stream().map(this::agent).toList(),
                        users,
                        List.copyOf(logins),
                        each(section, "members", this::member),
                        each(section, "statuses", DirectoryReader::status));
        section.end();
        return directory;
    }

    private AgentGroupConfig group(YamlSection g) {
        return new AgentGroupConfig(
                unique(g, new GroupId(g.requiredNumber("id"))), g.required("name"));
    }

    private QueueConfig queue(YamlSection q) {
        String name = q.required("name");
        return new QueueConfig(
                unique(q, new QueueId(q.requiredNumber("id"))),
                q.parsed("name", name, QueueName::new),
                q.text("display-name").orElse(name),
                q.text("number").orElse(null),
                q.text("context").orElse(null),
                q.number("wrap-up-seconds").orElse(0),
                q.number("service-level-seconds").orElse(0));
    }

    private LineConfig line(YamlSection l) {
        LineId id = new LineId(l.requiredNumber("id"));
        LineConfig line =
                new LineConfig(
                        id,
                        l.required("number"),
                        l.text("context").orElse("default"),
                        l.parsed("device", l.required("device"), Device::new),
                        userOfLine.get(id));
        l.end();
        return line;
    }

    private AgentConfig agent(YamlSection a) {
        AgentId id = new AgentId(a.requiredNumber("id"));
        AgentConfig agent =
                new AgentConfig(
                        id,
                        a.parsed("number", a.required("number"), AgentNumber::new),
                        a.text("first-name").orElse(null),
                        a.text("last-name").orElse(null),
                        a.number("group").map(n -> exists(a, "group", new GroupId(n))).orElse(null),
                        userOfAgent.get(id),
                        a.text("context").orElse("default"));
        a.end();
        return agent;
    }

    private UserConfig user(YamlSection u, List<Directory.Login> logins) {
        UserId id = unique(u, new UserId(u.requiredNumber("id")));
        LineId line = u.number("line").map(n -> exists(u, "line", new LineId(n))).orElse(null);
        AgentId agent = u.number("agent").map(n -> exists(u, "agent", new AgentId(n))).orElse(null);
        if (line != null && userOfLine.putIfAbsent(line, id) != null) {
            throw u.wrong("line", line + " belongs to another user");
        }
        if (agent != null && userOfAgent.putIfAbsent(agent, id) != null) {
            throw u.wrong("agent", agent + " belongs to another user");
        }
        String login = u.text("login").orElse(null);
        if (login != null) {
            if (logins.stream().anyMatch(l -> l.login().equals(login))) {
                throw u.wrong("login", login + " belongs to another user");
            }
            String password = u.secret("password").orElseThrow(() -> u.missing("password"));
            logins.add(new Directory.Login(login, password));
        }
        return new UserConfig(
                id,
                u.text("first-name").orElse(null),
                u.text("last-name").orElse(null),
                login,
                profile(u),
                line,
                agent,
                u.text("mobile").orElse(null),
                u.number("voicemail").orElse(null),
                u.numbers("queues")
                        .map(l -> l.stream().map(n -> exists(u, "queues", new QueueId(n))).toList())
                        .orElse(null),
                u.numbers("groups")
                        .map(l -> l.stream().map(n -> exists(u, "groups", new GroupId(n))).toList())
                        .orElse(null),
                u.text("mailbox").orElse(null),
                null);
    }

    static ConfiguredProfile profile(YamlSection u) {
        return switch (u.text("profile").orElse("none")) {
            case "admin" -> ConfiguredProfile.ADMIN;
            case "supervisor" -> ConfiguredProfile.SUPERVISOR;
            case "agent" -> ConfiguredProfile.AGENT;
            case "none" -> ConfiguredProfile.NONE;
            default -> throw u.wrong("profile", "must be admin, supervisor, agent or none");
        };
    }

    private QueueMemberConfig member(YamlSection m) {
        return new QueueMemberConfig(
                exists(m, "agent", new AgentId(m.requiredNumber("agent"))),
                exists(m, "queue", new QueueId(m.requiredNumber("queue"))),
                m.number("penalty").orElse(0));
    }

    private static UserStatusConfig status(YamlSection s) {
        String name = s.required("name");
        return new UserStatusConfig(
                name,
                s.text("display-name").orElse(name),
                s.text("color").orElse(null),
                s.texts("actions").orElse(List.of()));
    }

    private static <T> List<T> each(
            YamlSection section, String key, Function<YamlSection, T> reader) {
        List<T> items = new ArrayList<>();
        for (YamlSection item : section.list(key)) {
            items.add(reader.apply(item));
            item.end();
        }
        return List.copyOf(items);
    }

    private <T> T unique(YamlSection section, T id) {
        if (!known.add(id)) {
            throw section.wrong("id", id + " comes twice");
        }
        return id;
    }

    private <T> T exists(YamlSection section, String key, T id) {
        if (!known.contains(id)) {
            throw section.wrong(key, id + " does not exist");
        }
        return id;
    }
}
