package io.belfry.pbx.directory;

import io.belfry.contracts.config.AgentConfig;
import io.belfry.contracts.config.AgentGroupConfig;
import io.belfry.contracts.config.LineConfig;
import io.belfry.contracts.config.QueueConfig;
import io.belfry.contracts.config.QueueMemberConfig;
import io.belfry.contracts.config.UserConfig;
import io.belfry.contracts.config.UserStatusConfig;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.Device;
import io.belfry.contracts.id.QueueName;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The whole configuration of a PBX. */
public record Directory(
        List<AgentGroupConfig> groups,
        List<QueueConfig> queues,
        List<LineConfig> lines,
        List<AgentConfig> agents,
        List<UserConfig> users,
        List<Login> logins,
        List<QueueMemberConfig> members,
        List<UserStatusConfig> statuses) {

    /** A CTI login with its password as the file says it; never printed. */
    public record Login(String login, String password) {
        @Override
        public String toString() {
            return "Login[" + login + "]";
        }
    }

    /** Nothing at all. */
    public static Directory empty() {
        return new Directory(
                List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                List.of());
    }

    public Optional<AgentConfig> agent(AgentId id) {
        return agents.stream().filter(a -> a.id().equals(id)).findFirst();
    }

    public Optional<AgentConfig> agent(AgentNumber number) {
        return agents.stream().filter(a -> a.number().equals(number)).findFirst();
    }

    /** The line with that number. */
    public Optional<LineConfig> line(String number) {
        return lines.stream().filter(l -> l.number().equals(number)).findFirst();
    }

    /** The line that rings on that device. */
    public Optional<LineConfig> line(Device device) {
        return lines.stream().filter(l -> l.device().equals(device)).findFirst();
    }

    /** The voicemail boxes of the users, as the PBX names them: {@code 1001@default}. */
    public Set<String> mailboxes() {
        return users.stream()
                .map(UserConfig::mailbox)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    public Optional<QueueConfig> queue(QueueName name) {
        return queues.stream().filter(q -> q.name().equals(name)).findFirst();
    }

    /** The queues that an agent joins at login. */
    public List<QueueMemberConfig> membersOf(AgentId agent) {
        return members.stream().filter(m -> m.agent().equals(agent)).toList();
    }

    /** The queue of a membership; a valid directory has it. */
    public QueueConfig queueOf(QueueMemberConfig member) {
        return queues.stream()
                .filter(q -> q.id().equals(member.queue()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no queue " + member.queue()));
    }
}
