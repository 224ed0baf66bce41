package io.belfry.reporting.agent;

import io.belfry.contracts.pbx.QueueLogRow;
import java.util.Optional;
import java.util.Set;

/** Which rows of queue_log tell of an agent's day. */
public final class AgentEvents {

    static final Set<String> LOGINS = Set.of("AGENTCALLBACKLOGIN", "AGENTLOGIN");
    static final Set<String> LOGOFFS = Set.of("AGENTCALLBACKLOGOFF", "AGENTLOGOFF");
    static final Set<String> ENDS_OF_TALK =
            Set.of(
                    "COMPLETEAGENT",
                    "COMPLETECALLER",
                    "BLINDTRANSFER",
                    "ATTENDEDTRANSFER",
                    "TRANSFER");

    private static final Set<String> OTHERS =
            Set.of(
                    "ADDMEMBER",
                    "REMOVEMEMBER",
                    "PAUSE",
                    "UNPAUSE",
                    "PAUSEALL",
                    "UNPAUSEALL",
                    "CONNECT",
                    "WRAPUPSTART");
    private static final String PREFIX = "Agent/";

    private AgentEvents() {}

    /**
     * The number of the agent whose day that row belongs to. Agents of app_agent_pool log in
     * without the prefix {@code Agent/}.
     */
    public static Optional<String> agentOf(QueueLogRow row) {
        String event = row.event();
        String agent = row.agent();
        if (event == null || agent == null || agent.isBlank() || agent.equals("NONE")) {
            return Optional.empty();
        }
        boolean session = LOGINS.contains(event) || LOGOFFS.contains(event);
        if (agent.startsWith(PREFIX)) {
            return session || OTHERS.contains(event) || ENDS_OF_TALK.contains(event)
                    ? Optional.of(agent.substring(PREFIX.length()))
                    : Optional.empty();
        }
        return session ? Optional.of(agent) : Optional.empty();
    }

    /** Whether the row says that the PBX has been started: who was logged in may be gone. */
    public static boolean isStart(QueueLogRow row) {
        return "QUEUESTART".equals(row.event());
    }
}
