package io.belfry.pbx.directory.xivo;

import io.belfry.contracts.config.AgentConfig;
import io.belfry.contracts.config.AgentGroupConfig;
import io.belfry.contracts.config.AgentSkill;
import io.belfry.contracts.config.UserStatusConfig;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.GroupId;
import io.belfry.pbx.directory.Directory;
import io.belfry.pbx.directory.LoadedDirectory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The directory that the rows of a XiVO make. What is switched off there ({@code commented}) or
 * marked deleted is not in it. A row that cannot be used is a problem of its own and stops nothing.
 */
public final class XivoDirectory {

    /** Between actions, not inside their parentheses. */
    private static final Pattern BETWEEN_ACTIONS = Pattern.compile(",(?![^(]*\\))");

    private final XivoRows rows;
    private final Findings findings = new Findings();
    private final Map<Integer, List<AgentSkill>> skills = new HashMap<>();

    private XivoDirectory(XivoRows rows) {
        this.rows = rows;
    }

    /** Makes the directory. */
    public static LoadedDirectory of(XivoRows rows, XivoOptions options) {
        return new XivoDirectory(rows).directory(options);
    }

    private LoadedDirectory directory(XivoOptions options) {
        List<AgentGroupConfig> groups =
                findings.each(rows.of(XivoTable.AGENTGROUP), XivoDirectory::group);
        skills();
        List<AgentConfig> agents = agents(groups);
        Set<AgentId> agentIds = agents.stream().map(AgentConfig::id).collect(Collectors.toSet());
        XivoLines lines = new XivoLines(rows, options, findings);
        XivoUsers users = new XivoUsers(rows, options, lines, agentIds::contains, findings);
        XivoQueues queues = new XivoQueues(rows, agentIds::contains, findings);
        Directory directory =
                new Directory(
                        groups,
                        queues.queues(),
                        lines.with(users.userOfLine()),
                        agents.stream().map(a -> with(a, users)).toList(),
                        users.users(),
                        users.logins(),
                        queues.members(),
                        statuses());
        return new LoadedDirectory(directory, findings.problems(), rows.missing());
    }

    private static AgentGroupConfig group(XivoRow row) {
        return row.commented() || row.flag("deleted", false)
                ? null
                : new AgentGroupConfig(new GroupId(row.requiredNumber("id")), row.required("name"));
    }

    private List<AgentConfig> agents(List<AgentGroupConfig> groups) {
        Set<GroupId> known = groups.stream().map(AgentGroupConfig::id).collect(Collectors.toSet());
        Set<AgentNumber> numbers = new HashSet<>();
        return findings.each(
                rows.of(XivoTable.AGENTFEATURES),
                row -> {
                    AgentNumber number = new AgentNumber(row.required("number"));
                    AgentConfig agent =
                            new AgentConfig(
                                    new AgentId(row.requiredNumber("id")),
                                    number,
                                    row.text("firstname"),
                                    row.text("lastname"),
                                    group(row, known),
                                    null,
                                    row.text("context"),
                                    skills.get(row.requiredNumber("id")));
                    if (!numbers.add(number)) {
                        throw new XivoRow.Unusable("number " + number + " is of another agent");
                    }
                    return agent;
                });
    }

    private GroupId group(XivoRow agent, Set<GroupId> known) {
        int number = agent.count("numgroup");
        if (number == 0 || !rows.has(XivoTable.AGENTGROUP)) {
            return null;
        }
        GroupId group = new GroupId(number);
        if (!known.contains(group)) {
            findings.add(agent, "group " + group + " does not exist: the agent is in none");
            return null;
        }
        return group;
    }

    private static AgentConfig with(AgentConfig agent, XivoUsers users) {
        return new AgentConfig(
                agent.id(),
                agent.number(),
                agent.firstName(),
                agent.lastName(),
                agent.group(),
                users.userOfAgent().get(agent.id()),
                agent.context(),
                agent.skills());
    }

    private void skills() {
        Map<Integer, String> names = new HashMap<>();
        findings.each(
                rows.of(XivoTable.QUEUESKILL),
                row -> names.put(row.requiredNumber("id"), row.required("name")));
        findings.each(
                rows.of(XivoTable.AGENTQUEUESKILL),
                row -> {
                    String name = names.get(row.requiredNumber("skillid"));
                    if (name == null) {
                        throw new XivoRow.Unusable("the skill does not exist");
                    }
                    return skills.computeIfAbsent(
                                    row.requiredNumber("agentid"), _ -> new ArrayList<>())
                            .add(new AgentSkill(name, row.count("weight")));
                });
    }

    /** XiVO keeps a list of statuses per presence; users know a status by its name alone. */
    private List<UserStatusConfig> statuses() {
        Map<String, UserStatusConfig> statuses = new LinkedHashMap<>();
        findings.each(
                rows.of(XivoTable.CTISTATUS),
                row -> {
                    UserStatusConfig status = status(row);
                    UserStatusConfig first = statuses.putIfAbsent(status.name(), status);
                    if (first != null && !first.equals(status)) {
                        throw new XivoRow.Unusable(
                                "another presence has a status " + status.name());
                    }
                    return status;
                });
        return List.copyOf(statuses.values());
    }

    private static UserStatusConfig status(XivoRow row) {
        String name = row.required("name");
        String display = row.text("display_name");
        String actions = row.text("actions");
        return new UserStatusConfig(
                name,
                display == null ? name : display,
                row.text("color"),
                actions == null
                        ? List.of()
                        : BETWEEN_ACTIONS
                                .splitAsStream(actions)
                                .map(String::strip)
                                .filter(a -> !a.isEmpty())
                                .toList());
    }
}
