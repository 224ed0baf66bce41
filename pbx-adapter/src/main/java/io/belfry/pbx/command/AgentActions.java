package io.belfry.pbx.command;

import io.belfry.contracts.config.AgentConfig;
import io.belfry.contracts.config.LineConfig;
import io.belfry.contracts.config.QueueMemberConfig;
import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.QueueName;
import io.belfry.pbx.directory.Directory;
import io.belfry.pbx.link.AmiAction;
import io.belfry.pbx.settings.PbxSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The AMI actions by which agents log in, log out and pause; queue_log and user events are those of
 * a XiVO on a plain Asterisk too (E17).
 */
public record AgentActions(PbxSettings settings, Directory directory) {

    /** AGENTCALLBACKLOGIN: data1 {@code extension@context}. */
    public AmiAction loginLine(AgentConfig agent, LineConfig line) {
        return queueLog(agent.number(), "AGENTCALLBACKLOGIN", place(line));
    }

    /** One QueueAdd per configured membership. */
    public List<AmiAction> joins(AgentConfig agent, LineConfig line) {
        List<AmiAction> joins = new ArrayList<>();
        for (QueueMemberConfig member : directory.membersOf(agent.id())) {
            joins.add(join(agent, line, directory.queueOf(member).name(), member.penalty()));
        }
        return joins;
    }

    /** The QueueAdd of an agent; a XiVO's Asterisk knows his skills by name. */
    public AmiAction join(AgentConfig agent, LineConfig line, QueueName queue, int penalty) {
        return AmiAction.of(
                "QueueAdd",
                "Queue",
                queue.value(),
                "Interface",
                filled(settings.memberInterface(), agent, line),
                "MemberName",
                "Agent/" + agent.number(),
                "StateInterface",
                filled(settings.stateInterface(), agent, line),
                "Penalty",
                Integer.toString(penalty),
                "Skills",
                settings.xivo() ? "agent-" + agent.id() : null);
    }

    /** What a XiVO keeps of that login. */
    public AgentStatus.Login status(AgentConfig agent, LineConfig line) {
        return new AgentStatus.Login(
                agent,
                line,
                filled(settings.memberInterface(), agent, line),
                filled(settings.stateInterface(), agent, line),
                directory.membersOf(agent.id()).stream()
                        .map(m -> new AgentStatus.Seat(directory.queueOf(m), m.penalty()))
                        .toList());
    }

    /** What a XiVO is told when a logged-in agent enters a queue. */
    public List<AmiAction> added(AgentConfig agent, QueueName queue) {
        return membership("AgentAddedToQueue", agent, queue);
    }

    /** What a XiVO is told when a logged-in agent leaves a queue. */
    public List<AmiAction> removed(AgentConfig agent, QueueName queue) {
        return membership("AgentRemovedFromQueue", agent, queue);
    }

    private List<AmiAction> membership(String event, AgentConfig agent, QueueName queue) {
        return settings.xivo()
                ? List.of(
                        AmiAction.of(
                                "UserEvent",
                                "UserEvent",
                                event,
                                "AgentID",
                                agent.id().toString(),
                                "AgentNumber",
                                agent.number().value(),
                                "QueueName",
                                queue.value()))
                : List.of();
    }

    /** UserEvent AgentLogin. */
    public AmiAction loginEvent(AgentConfig agent, LineConfig line) {
        return AmiAction.of(
                "UserEvent",
                "UserEvent",
                "AgentLogin",
                "AgentNumber",
                agent.number().value(),
                "AgentID",
                agent.id().toString(),
                "Extension",
                line.number(),
                "Context",
                line.context());
    }

    /** One QueueRemove per queue he is in. */
    public static List<AmiAction> leaves(LoggedAgents.Login login) {
        return login.queues().entrySet().stream()
                .map(q -> leave(q.getKey(), q.getValue()))
                .toList();
    }

    /** The QueueRemove of a member. */
    public static AmiAction leave(QueueName queue, String member) {
        return AmiAction.of("QueueRemove", "Queue", queue.value(), "Interface", member);
    }

    /** AGENTCALLBACKLOGOFF: data1 {@code extension@context}, data2 seconds, data3 the reason. */
    public AmiAction logoffLine(AgentNumber agent, String place, long seconds) {
        return queueLog(
                agent, "AGENTCALLBACKLOGOFF", place + "|" + seconds + "|" + "CommandLogoff");
    }

    /** UserEvent AgentLogoff. */
    public AmiAction logoffEvent(AgentNumber agent) {
        return AmiAction.of(
                "UserEvent",
                "UserEvent",
                "AgentLogoff",
                "AgentNumber",
                agent.value(),
                "AgentID",
                directory.agent(agent).map(a -> a.id().toString()).orElse(null));
    }

    /**
     * Pauses or unpauses: one action for all queues when the interface is the same everywhere.
     *
     * @param queue null = all
     */
    public static List<AmiAction> pause(
            LoggedAgents.Login login, QueueName queue, boolean paused, String reason) {
        Collection<String> interfaces =
                queue == null
                        ? login.queues().values().stream().distinct().toList()
                        : List.of(login.queues().get(queue));
        return interfaces.stream()
                .map(
                        i ->
                                AmiAction.of(
                                        "QueuePause",
                                        "Queue",
                                        queue == null ? null : queue.value(),
                                        "Interface",
                                        i,
                                        "Paused",
                                        Boolean.toString(paused),
                                        "Reason",
                                        reason))
                .toList();
    }

    /** {@code extension@context} as queue_log has it. */
    public static String place(LineConfig line) {
        return line.number() + "@" + line.context();
    }

    /** The call id of these lines is NONE on a XiVO; Asterisk's own word is the agent's. */
    private AmiAction queueLog(AgentNumber agent, String event, String message) {
        return QueueLogAction.of(
                "NONE",
                event,
                settings.xivo() ? "NONE" : "agent-login-" + agent,
                "Agent/" + agent,
                message);
    }

    private static String filled(String template, AgentConfig agent, LineConfig line) {
        return template.replace("{agentId}", agent.id().toString())
                .replace("{agentNumber}", agent.number().value())
                .replace("{extension}", line.number())
                .replace("{device}", line.device().value());
    }
}
