package io.belfry.contracts.pbx;

import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.QueueName;
import java.time.Instant;
import java.util.Optional;

/**
 * One row of queue_log, as the PBX logged it. {@code sourceId} as in {@link CelRow}. {@code
 * queueName} and {@code agent} are {@code NONE} where they do not apply; {@code event} is the raw
 * name; unknown ones are kept. The meaning of data1…data5 depends on the event (E17).
 */
public record QueueLogRow(
        String sourceId,
        Instant time,
        String callId,
        String queueName,
        String agent,
        String event,
        String data1,
        String data2,
        String data3,
        String data4,
        String data5) {

    /** The queue, unless the row concerns none. */
    public Optional<QueueName> queue() {
        return named(queueName).map(QueueName::new);
    }

    /** The number of the agent, unless the row concerns none or a member that is no agent. */
    public Optional<AgentNumber> agentNumber() {
        return named(agent)
                .filter(a -> a.startsWith("Agent/") && a.length() > "Agent/".length())
                .map(a -> new AgentNumber(a.substring("Agent/".length())));
    }

    private static Optional<String> named(String value) {
        return value == null || value.isBlank() || value.equals("NONE")
                ? Optional.empty()
                : Optional.of(value);
    }
}
