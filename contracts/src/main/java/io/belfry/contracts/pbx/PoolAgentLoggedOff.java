package io.belfry.contracts.pbx;

import io.belfry.contracts.id.AgentNumber;

/** An agent of app_agent_pool logged off (AgentLogoff). {@code loginSeconds} he was logged in. */
public record PoolAgentLoggedOff(AgentNumber agent, long loginSeconds) implements PbxEvent {

    @Override
    public String subject() {
        return agent.value();
    }
}
