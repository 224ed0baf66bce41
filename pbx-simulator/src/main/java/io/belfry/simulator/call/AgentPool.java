package io.belfry.simulator.call;

import io.belfry.simulator.wire.Bridge;
import io.belfry.simulator.wire.Switchboard;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * app_agent_pool: agents who stay on the line and wait, with music, until AgentRequest joins them
 * with a caller.
 */
public final class AgentPool {

    private static final Bridge.Kind HOLD =
            new Bridge.Kind("agent_hold", "holding_bridge", "AgentPool", "");

    private final Switchboard board;
    private final Map<String, PoolAgent> agents = new LinkedHashMap<>();
    private final Map<String, PoolAgent> extensions = new LinkedHashMap<>();
    private Bridge hold;

    AgentPool(Switchboard board) {
        this.board = board;
    }

    /** Everyone in agents.conf. */
    public Collection<PoolAgent> agents() {
        return List.copyOf(agents.values());
    }

    public Optional<PoolAgent> agent(String number) {
        return Optional.ofNullable(agents.get(number));
    }

    /**
     * An agent of agents.conf.
     *
     * @param exten that is dialled to log in
     */
    public void add(String number, String name, String exten) {
        PoolAgent agent = new PoolAgent(this, board, number, name);
        agents.put(number, agent);
        extensions.put(exten, agent);
    }

    /** Whom an extension logs in. */
    Optional<PoolAgent> loggedInBy(String exten) {
        return Optional.ofNullable(extensions.get(exten));
    }

    /** Where all of them wait; made for the first one. */
    Bridge hold() {
        if (hold == null) {
            hold = board.createBridge(HOLD);
        }
        return hold;
    }
}
