package io.belfry.contracts.state;

import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.id.QueueName;
import java.time.LocalDate;
import java.util.List;

/**
 * The current day of a queue, whole and in quarters of an hour. Quarters without calls are left
 * out; one in which a call may still be waiting is told again when that changes.
 *
 * @param day the day of statistics, which begins at the configured local time
 * @param thresholdSeconds within which a call has to be answered
 * @param shortAbandonSeconds up to which an abandoned call is a short one
 * @param total the day until now
 */
public record QueueIntervals(
        QueueId id,
        QueueName name,
        LocalDate day,
        int thresholdSeconds,
        int shortAbandonSeconds,
        ServiceLevelFormula formula,
        QueueInterval total,
        List<QueueInterval> intervals) {
    public QueueIntervals {
        intervals = intervals == null ? List.of() : List.copyOf(intervals);
    }
}
