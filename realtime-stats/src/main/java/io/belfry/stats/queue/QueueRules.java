package io.belfry.stats.queue;

import io.belfry.contracts.state.ServiceLevelFormula;

/**
 * How the calls of a queue are judged. All thresholds are whole seconds of waiting.
 *
 * @param answerSeconds a call answered after at most so long is answered «before 15» (C12)
 * @param abandonSeconds a call abandoned after more than that is abandoned «after 15» (C12)
 * @param serviceSeconds threshold of the service level; 0 for the one the queue is configured with
 *     on the PBX, or {@link #SERVICE_SECONDS} when that has none
 * @param shortAbandonSeconds a call abandoned after at most so long is a short one
 */
public record QueueRules(
        int answerSeconds,
        int abandonSeconds,
        int serviceSeconds,
        int shortAbandonSeconds,
        ServiceLevelFormula formula) {

    /** The threshold of the service level when nobody gives one. */
    public static final int SERVICE_SECONDS = 20;

    /** The rules that give the names of the protocol their meaning. */
    public static final QueueRules STANDARD =
            new QueueRules(15, 15, 0, 5, ServiceLevelFormula.OFFERED);

    /**
     * The threshold of the service level.
     *
     * @param ofPbx the one of the queue on the PBX, 0 for none
     */
    public int serviceSeconds(int ofPbx) {
        if (serviceSeconds > 0) {
            return serviceSeconds;
        }
        return ofPbx > 0 ? ofPbx : SERVICE_SECONDS;
    }

    /** What a row of queue_log counts for by these rules. */
    public QueueLogTally counting() {
        return new QueueLogTally(answerSeconds, abandonSeconds);
    }
}
