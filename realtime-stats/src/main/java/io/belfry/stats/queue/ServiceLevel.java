package io.belfry.stats.queue;

import io.belfry.contracts.state.ServiceLevelFormula;

/** How many calls were answered in time, of those that had to be. */
public final class ServiceLevel {

    private ServiceLevel() {}

    /** In percent; null when no call had to be answered. */
    public static Double percent(Outcomes calls, ServiceLevelFormula formula) {
        int due =
                switch (formula) {
                    case OFFERED -> calls.offered();
                    case ANSWERED_AND_LATE_ABANDONED -> calls.answered() + calls.abandonedAfter();
                    case WITHOUT_SHORT_ABANDONS -> calls.offered() - calls.shortAbandoned();
                };
        return due <= 0 ? null : Math.min(100, 100.0 * calls.answeredWithin() / due);
    }
}
