package io.belfry.contracts.state;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.GroupId;
import io.belfry.contracts.id.QueueId;
import java.time.Instant;
import java.util.List;

/**
 * An agent as clients see him. {@code phoneNumber} is empty when he never logged in; {@code queues}
 * are his queues, as last known when logged out; {@code cause} is the pause reason, empty when
 * there is none (A127). {@code pauses} are the queues he is paused in; he is in {@link
 * AgentState.OnPause} only when these are all of his queues.
 */
public record AgentStatus(
        AgentId id,
        AgentNumber number,
        GroupId group,
        AgentState state,
        String phoneNumber,
        Instant since,
        List<QueueId> queues,
        String cause,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<QueuePause> pauses) {
    public AgentStatus {
        queues = queues == null ? List.of() : List.copyOf(queues);
        pauses = pauses == null ? List.of() : List.copyOf(pauses);
    }

    /** An agent who is paused in no queue, or of whom that is not known. */
    public AgentStatus(
            AgentId id,
            AgentNumber number,
            GroupId group,
            AgentState state,
            String phoneNumber,
            Instant since,
            List<QueueId> queues,
            String cause) {
        this(id, number, group, state, phoneNumber, since, queues, cause, List.of());
    }
}
