package io.belfry.pbx.directory.xivo;

import io.belfry.contracts.config.QueueConfig;
import io.belfry.contracts.config.QueueMemberConfig;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.id.QueueName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Queues ({@code queuefeatures} with their {@code queue}) and the agents that belong to them. A
 * queue that is a group of users, and a user who is a member without being an agent, are not for
 * the directory.
 */
final class XivoQueues {

    private static final String QUEUE = "queue";

    private final XivoRows rows;
    private final Findings findings;
    private final Map<String, XivoRow> settings;
    private final Set<String> existing = new HashSet<>();
    private final List<QueueConfig> queues;
    private final List<QueueMemberConfig> members;

    XivoQueues(XivoRows rows, Predicate<AgentId> agents, Findings findings) {
        this.rows = rows;
        this.findings = findings;
        this.settings =
                rows.of(XivoTable.QUEUE).stream()
                        .filter(q -> isQueue(q) && q.text("name") != null)
                        .collect(Collectors.toMap(q -> q.text("name"), q -> q, (a, _) -> a));
        this.queues = findings.each(rows.of(XivoTable.QUEUEFEATURES), this::queue);
        Map<String, QueueId> ids = new HashMap<>();
        queues.forEach(q -> ids.put(q.name().value(), q.id()));
        Set<QueueMemberConfig> seen = new HashSet<>();
        this.members =
                findings.each(
                        rows.of(XivoTable.QUEUEMEMBER),
                        row -> {
                            QueueMemberConfig member = member(row, ids, agents);
                            return member != null && seen.add(identity(member)) ? member : null;
                        });
    }

    List<QueueConfig> queues() {
        return queues;
    }

    List<QueueMemberConfig> members() {
        return members;
    }

    private QueueConfig queue(XivoRow row) {
        String name = row.required("name");
        if (!existing.add(name)) {
            throw new XivoRow.Unusable("the name " + name + " is of another queue");
        }
        XivoRow setting = settings.get(name);
        if (setting == null && rows.has(XivoTable.QUEUE)) {
            findings.add(row, "there is no row of table queue: no wrap-up, no service level");
        }
        if (setting != null && setting.commented()) {
            return null;
        }
        String display = row.text("displayname");
        return new QueueConfig(
                new QueueId(row.requiredNumber("id")),
                new QueueName(name),
                display == null ? name : display,
                row.text("number"),
                row.text("context"),
                setting == null ? 0 : setting.count("wrapuptime"),
                setting == null ? 0 : setting.count("servicelevel"));
    }

    private QueueMemberConfig member(
            XivoRow row, Map<String, QueueId> ids, Predicate<AgentId> agents) {
        if (row.commented() || !isQueue(row) || !"agent".equals(row.text("usertype"))) {
            return null;
        }
        String queue = row.required("queue_name");
        AgentId agent = new AgentId(row.requiredNumber("userid"));
        if (!existing.contains(queue)) {
            throw new XivoRow.Unusable("queue " + queue + " does not exist");
        }
        if (!agents.test(agent)) {
            throw new XivoRow.Unusable("agent " + agent + " does not exist");
        }
        QueueId id = ids.get(queue);
        return id == null ? null : new QueueMemberConfig(agent, id, row.count("penalty"));
    }

    private static boolean isQueue(XivoRow row) {
        String category = row.text("category");
        return category == null || category.equals(QUEUE);
    }

    private static QueueMemberConfig identity(QueueMemberConfig member) {
        return new QueueMemberConfig(member.agent(), member.queue(), 0);
    }
}
