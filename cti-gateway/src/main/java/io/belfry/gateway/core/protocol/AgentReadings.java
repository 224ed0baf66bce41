package io.belfry.gateway.core.protocol;

import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.GroupId;
import io.belfry.contracts.id.QueueId;
import io.belfry.gateway.core.protocol.ClientCommand.QueuePenalty;
import io.belfry.gateway.core.protocol.CommandParser.Reading;
import java.util.Map;
import java.util.Optional;

/** The commands about agents, their queues and their groups (FEATURES A.6.1). */
final class AgentReadings {

    private AgentReadings() {}

    static void addTo(Map<String, Reading> commands) {
        commands.put(
                "agentLogin",
                a -> new ClientCommand.AgentLogin(agent(a), a.text("agentphonenumber")));
        commands.put("agentLogout", a -> new ClientCommand.AgentLogout(agent(a)));
        commands.put("pauseAgent", a -> new ClientCommand.PauseAgent(agent(a), a.text("reason")));
        commands.put("unpauseAgent", a -> new ClientCommand.UnpauseAgent(agent(a)));
        commands.put("toggleAgentLogin", a -> new ClientCommand.ToggleAgentLogin());
        commands.put("listenAgent", a -> new ClientCommand.ListenAgent(requiredAgent(a)));
        commands.put("monitorPause", a -> new ClientCommand.MonitorPause(agent(a)));
        commands.put("monitorUnpause", a -> new ClientCommand.MonitorUnpause(agent(a)));
        commands.put(
                "setAgentQueue",
                a ->
                        new ClientCommand.SetAgentQueue(
                                requiredAgent(a), queue(a, "queueId"), penalty(a, "penalty")));
        commands.put(
                "removeAgentFromQueue",
                a -> new ClientCommand.RemoveAgentFromQueue(requiredAgent(a), queue(a, "queueId")));
        commands.put("moveAgentsInGroup", a -> groupToQueue(a, true));
        commands.put("addAgentsInGroup", a -> groupToQueue(a, false));
        commands.put(
                "removeAgentGroupFromQueueGroup",
                a ->
                        new ClientCommand.RemoveAgentGroupFromQueueGroup(
                                group(a), place(a, "queueId", "penalty")));
        commands.put(
                "addAgentsNotInQueueFromGroupTo",
                a ->
                        new ClientCommand.AddAgentsNotInQueueFromGroupTo(
                                group(a), place(a, "queueId", "penalty")));
    }

    private static ClientCommand groupToQueue(Arguments a, boolean move) throws BadFrame {
        return new ClientCommand.GroupToQueue(
                group(a),
                place(a, "fromQueueId", "fromPenalty"),
                place(a, "toQueueId", "toPenalty"),
                move);
    }

    private static Optional<AgentId> agent(Arguments a) throws BadFrame {
        return a.integer("agentid").map(AgentId::new);
    }

    private static AgentId requiredAgent(Arguments a) throws BadFrame {
        return new AgentId(a.requiredInteger("agentid"));
    }

    private static GroupId group(Arguments a) throws BadFrame {
        return new GroupId(a.requiredInteger("groupId"));
    }

    private static QueueId queue(Arguments a, String name) throws BadFrame {
        return new QueueId(a.requiredInteger(name));
    }

    private static QueuePenalty place(Arguments a, String queue, String penalty) throws BadFrame {
        return new QueuePenalty(queue(a, queue), penalty(a, penalty));
    }

    /** A49: positive, and 0. */
    private static int penalty(Arguments a, String name) throws BadFrame {
        int penalty = a.requiredInteger(name);
        if (penalty < 0) {
            throw a.bad(name + " must not be negative");
        }
        return penalty;
    }
}
