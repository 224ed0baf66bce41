package io.belfry.stats.http;

import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.state.QueueCounter;
import io.belfry.contracts.state.QueueIntervals;
import io.belfry.contracts.state.QueueStatistics;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The counters of a queue under the names clients know. A percentage of nothing is null here, while
 * it is 0 for the clients of the protocol (C13).
 */
public record QueueView(QueueId id, QueueName name, Map<String, Double> counters) {

    /**
     * The view of a queue.
     *
     * @param intervals of its day, null when there are none
     */
    static QueueView of(QueueStatistics queue, QueueIntervals intervals) {
        Map<String, Double> counters = new LinkedHashMap<>();
        queue.counters()
                .forEach(
                        (counter, value) ->
                                counters.put(
                                        counter.wireName(),
                                        computable(queue, counter, value, intervals)
                                                ? value
                                                : null));
        return new QueueView(queue.id(), queue.name(), counters);
    }

    private static boolean computable(
            QueueStatistics queue, QueueCounter counter, double value, QueueIntervals intervals) {
        return switch (counter) {
            case PERCENTAGE_ANSWERED_BEFORE_15, PERCENTAGE_ABANDONNED_AFTER_15 ->
                    some(queue, QueueCounter.TOTAL_NUMBER_CALLS_ENTERED);
            case PERCENTAGE_ANSWERED_BEFORE_15_LAST_HOUR,
                    PERCENTAGE_ABANDONNED_AFTER_15_LAST_HOUR ->
                    some(queue, QueueCounter.TOTAL_NUMBER_CALLS_ENTERED_LAST_HOUR);
            case SERVICE_LEVEL ->
                    value > 0 || intervals != null && intervals.total().serviceLevel() != null;
            default -> true;
        };
    }

    private static boolean some(QueueStatistics queue, QueueCounter of) {
        return queue.counters().getOrDefault(of, 0.0) > 0;
    }
}
