package io.belfry.contracts.pbx;

import io.belfry.contracts.id.AgentNumber;

/**
 * An agent of app_agent_pool logged off (AgentLogoff), or was found to be when the state of the PBX
 * was read.
 *
 * @param loginSeconds how long he was logged in; 0 when nobody saw the end
 */
public record PoolAgentLoggedOff(AgentNumber agent, long loginSeconds) implements PbxEvent {

    @Override
    public String subject() {
        return agent.value();
    }
}
