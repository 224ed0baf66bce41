package io.belfry.simulator.load;

import io.belfry.simulator.call.Pbx;
import io.belfry.simulator.queue.Member;
import io.belfry.simulator.wire.Switchboard;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Logs agents in and out the way XiVO's agent daemon does: an AGENTCALLBACKLOGIN line, membership
 * of the queues, a UserEvent. Agent number, line number and agent id are the same here.
 */
public final class AgentDesk {

    private final Pbx pbx;
    private final Switchboard board;
    private final Map<String, Long> since = new HashMap<>();
    private int actions;

    public AgentDesk(Pbx pbx) {
        this.pbx = pbx;
        this.board = pbx.board();
    }

    /** The interface that a queue dials to reach an agent. */
    public static String address(String agent) {
        return "Local/id-" + agent + "@agentcallback";
    }

    public boolean isLoggedIn(String agent) {
        return !pbx.queues().memberships(address(agent)).isEmpty();
    }

    public boolean isPaused(String agent) {
        return pbx.queues().memberships(address(agent)).stream().anyMatch(m -> m.paused);
    }

    public void login(String agent, List<String> queues) {
        since.put(agent, board.time().seconds());
        board.queueLog(
                "agent-login-" + agent,
                "NONE",
                "Agent/" + agent,
                "AGENTCALLBACKLOGIN",
                agent + "@internal");
        board.witness().logsIn(agent);
        for (String queue : queues) {
            Member member =
                    new Member(
                            queue,
                            "Agent/" + agent,
                            address(agent),
                            "PJSIP/" + agent,
                            0,
                            board.time().seconds());
            pbx.queues().named(queue).orElseThrow().add(member);
        }
        board.event(
                "UserEvent",
                "user",
                e ->
                        e.put("UserEvent", "AgentLogin")
                                .put("ActionID", "desk-" + actions++)
                                .put("AgentNumber", agent)
                                .put("Extension", agent)
                                .put("Context", "internal"));
    }

    public void logout(String agent, List<String> queues) {
        for (String queue : queues) {
            pbx.queues().named(queue).orElseThrow().remove(address(agent));
        }
        long loggedIn = board.time().seconds() - since.getOrDefault(agent, board.time().seconds());
        board.queueLog(
                "agent-login-" + agent,
                "NONE",
                "Agent/" + agent,
                "AGENTCALLBACKLOGOFF",
                agent + "@internal",
                loggedIn,
                "CommandLogoff");
        board.witness().logsOut(agent);
        board.event(
                "UserEvent",
                "user",
                e ->
                        e.put("UserEvent", "AgentLogoff")
                                .put("ActionID", "desk-" + actions++)
                                .put("AgentNumber", agent));
    }
}
