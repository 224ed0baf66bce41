package io.belfry.simulator.queue;

/**
 * What queues.conf says of a queue beyond the usual.
 *
 * @param autoPause whether a member who does not answer is paused in this queue
 * @param timeoutRestart whether the next member after a refusal gets the whole member timeout
 * @param exitKeys digits with which a waiting caller leaves (context)
 * @param announceEvery seconds between two announcements of the position; 0 for none
 */
public record QueueRules(
        boolean autoPause, boolean timeoutRestart, String exitKeys, int announceEvery) {

    /** None of it. */
    public static final QueueRules USUAL = new QueueRules(false, false, "", 0);
}
