package io.belfry.contracts.state;

import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.GroupId;
import io.belfry.contracts.id.QueueId;
import java.time.Instant;
import java.util.List;

/**
 * An agent as clients see him. {@code phoneNumber} is empty when he never logged in; {@code queues}
 * are his queues, as last known when logged out; {@code cause} is the pause reason, empty when
 * there is none (A127).
 */
public record AgentStatus(
        AgentId id,
        AgentNumber number,
        GroupId group,
        AgentState state,
        String phoneNumber,
        Instant since,
        List<QueueId> queues,
        String cause) {
    public AgentStatus {
        queues = queues == null ? List.of() : List.copyOf(queues);
    }
}
