package io.belfry.reporting.status;

import java.time.Instant;

/**
 * The latest rows that the PBX delivered; null where there is none.
 *
 * @param cel of CEL
 * @param queueLog of queue_log
 */
public record SourceTimes(Instant cel, Instant queueLog) {

    /** The later of both. */
    public Instant latest() {
        if (cel == null || queueLog == null) {
            return cel == null ? queueLog : cel;
        }
        return cel.isAfter(queueLog) ? cel : queueLog;
    }
}
