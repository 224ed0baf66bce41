package io.belfry.pbx.command;

import io.belfry.contracts.config.AgentConfig;
import io.belfry.contracts.config.LineConfig;
import io.belfry.contracts.config.QueueConfig;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.QueueId;
import java.util.List;

/**
 * What a PBX keeps of its logged-in agents beside the members of its queues. It is told of what we
 * do, and cannot prevent it.
 */
public interface AgentStatus {

    /** A PBX that keeps nothing, as a plain Asterisk does. */
    AgentStatus NONE =
            new AgentStatus() {
                @Override
                public void loggedIn(Login login) {}

                @Override
                public void loggedOff(AgentId agent) {}

                @Override
                public void joined(AgentId agent, Seat seat) {}

                @Override
                public void left(AgentId agent, QueueId queue) {}
            };

    /**
     * A login.
     *
     * @param member interface of the agent's queue members
     * @param device whose state tells whether he is free
     */
    record Login(
            AgentConfig agent, LineConfig line, String member, String device, List<Seat> seats) {}

    /** A queue of an agent. */
    record Seat(QueueConfig queue, int penalty) {}

    void loggedIn(Login login);

    void loggedOff(AgentId agent);

    /** A logged-in agent serves that queue, with that penalty from now on. */
    void joined(AgentId agent, Seat seat);

    void left(AgentId agent, QueueId queue);
}
