package io.belfry.contracts.config;

import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.QueueId;

/** An agent belongs to a queue when logged in. */
public record QueueMemberConfig(AgentId agent, QueueId queue, int penalty) {}
