package io.belfry.contracts.pbx;

import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.AgentNumber;

/** An agent logged off (UserEvent AgentLogoff). */
public record AgentLoggedOff(AgentNumber agent, AgentId agentId) implements PbxEvent {

    @Override
    public String subject() {
        return agent.value();
    }
}
