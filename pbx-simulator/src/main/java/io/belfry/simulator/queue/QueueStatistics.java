package io.belfry.simulator.queue;

/** The counters of a queue since the PBX started, as QueueParams tells them. */
public final class QueueStatistics {

    private final int serviceLevel;
    private int completed;
    private int abandoned;
    private int inServiceLevel;
    private int holdTime;
    private int talkTime;

    QueueStatistics(int serviceLevel) {
        this.serviceLevel = serviceLevel;
    }

    public int completed() {
        return completed;
    }

    public int abandoned() {
        return abandoned;
    }

    /** Mean seconds that answered callers waited, as Asterisk averages: one quarter of the new. */
    public int holdTime() {
        return holdTime;
    }

    public int talkTime() {
        return talkTime;
    }

    /** Percent of the completed calls that were answered within the service level. */
    public double serviceLevelPerformance() {
        return completed == 0 ? 0 : 100.0 * inServiceLevel / completed;
    }

    public void countAbandoned() {
        abandoned++;
    }

    /** Counts an answered call: hold and talk seconds. */
    public void countCompleted(int hold, int talk) {
        completed++;
        inServiceLevel += hold <= serviceLevel ? 1 : 0;
        talkTime = completed == 1 ? talk : (talkTime * 3 + talk) / 4;
    }

    /** Averages the hold time when a caller is answered. */
    public void countHold(int hold) {
        holdTime = (holdTime * 3 + hold) / 4;
    }
}
