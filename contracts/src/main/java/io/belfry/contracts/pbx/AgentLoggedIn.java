package io.belfry.contracts.pbx;

import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.AgentNumber;

/**
 * An agent logged in on a phone: XiVO's UserEvent AgentLogin, or the same told by us. {@code
 * agentId} is null where the PBX does not say it.
 */
public record AgentLoggedIn(AgentNumber agent, AgentId agentId, String extension, String context)
        implements PbxEvent {

    @Override
    public String subject() {
        return agent.value();
    }
}
