package io.belfry.simulator.ami;

import io.belfry.simulator.call.Pbx;
import io.belfry.simulator.call.PoolAgent;
import io.belfry.simulator.wire.Channel;
import io.belfry.simulator.wire.EventWriter;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** The actions of app_agent_pool. */
final class AgentActions {

    private AgentActions() {}

    static void register(Map<String, BiFunction<Pbx, Action, Reply>> handlers) {
        handlers.put("Agents", (pbx, action) -> agents(pbx));
        handlers.put("AgentLogoff", AgentActions::logOff);
    }

    /** Its end has no count of items, and its beginning does not say that it is a list. */
    private static Reply agents(Pbx pbx) {
        Reply reply = Reply.success("Agents will follow");
        for (PoolAgent agent : pbx.agentPool().agents()) {
            reply.event("Agents", e -> describe(e, agent));
        }
        return reply.event("AgentsComplete", e -> {});
    }

    private static void describe(EventWriter e, PoolAgent agent) {
        e.put("Agent", agent.number()).put("Name", agent.name());
        Optional<Channel> channel = agent.channel();
        if (channel.isEmpty()) {
            e.put("Status", "AGENT_LOGGEDOFF");
            return;
        }
        if (agent.caller().isPresent()) {
            e.put("Status", "AGENT_ONCALL")
                    .put("TalkingToChan", agent.caller().get().name)
                    .put("CallStarted", agent.calledAt());
        } else {
            e.put("Status", "AGENT_IDLE");
        }
        e.put("LoggedInTime", agent.loggedInAt()).channel(channel.get());
    }

    private static Reply logOff(Pbx pbx, Action action) {
        if (action.find("Agent").isEmpty()) {
            return Reply.error("No agent specified");
        }
        Optional<PoolAgent> agent = pbx.agentPool().agent(action.get("Agent"));
        agent.ifPresent(a -> a.logOff(action.isTrue("Soft")));
        return agent.isPresent() ? Reply.success("Agent logged out") : Reply.error("No such agent");
    }
}
