package io.belfry.simulator.out;

import java.util.List;

/**
 * One row of {@code queue_log}.
 *
 * @param timeMicros microseconds since the epoch
 * @param data data1 to data5, always five
 */
public record QueueLogRow(
        long timeMicros, String callId, String queue, String agent, String event, List<String> data)
        implements Output {

    public QueueLogRow {
        if (data.size() != 5) {
            throw new IllegalArgumentException("five data, not " + data);
        }
        data = List.copyOf(data);
    }
}
