package io.belfry.reporting.call;

import io.belfry.contracts.id.AgentNumber;
import java.time.Instant;
import java.util.Optional;

/** Which agent sat at which line. */
@FunctionalInterface
public interface AgentSeats {

    /** Nobody anywhere. */
    AgentSeats EMPTY = (line, time) -> Optional.empty();

    /** The agent that was logged in on the line of that number at that time. */
    Optional<AgentNumber> agentAt(String lineNumber, Instant time);
}
