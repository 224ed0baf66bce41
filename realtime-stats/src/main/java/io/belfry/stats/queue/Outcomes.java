package io.belfry.stats.queue;

import io.belfry.contracts.pbx.QueueLogRow;
import io.belfry.contracts.state.QueueInterval;
import java.time.Instant;

/**
 * What became of the calls that entered a queue in some time.
 *
 * @param offered calls that entered
 * @param answeredWithin answered after at most the threshold of the service level
 * @param abandonedAfter abandoned after more than it
 * @param shortAbandoned abandoned after at most the time of a short abandon
 * @param otherwise calls that left in any other way, or were lost with the PBX
 * @param answeredWaitSeconds waits of the answered calls together
 */
public record Outcomes(
        int offered,
        int answered,
        int answeredWithin,
        int abandoned,
        int abandonedAfter,
        int shortAbandoned,
        int otherwise,
        long answeredWaitSeconds) {

    public static final Outcomes NONE = new Outcomes(0, 0, 0, 0, 0, 0, 0, 0);

    /** A call entered. */
    public static final Outcomes OFFERED = new Outcomes(1, 0, 0, 0, 0, 0, 0, 0);

    /** A call left in a way of its own, or was lost. */
    public static final Outcomes OTHERWISE = new Outcomes(0, 0, 0, 0, 0, 0, 1, 0);

    /**
     * What a row that ends the waiting of a call says (E17); nothing for any other row.
     *
     * @param threshold seconds of the service level
     */
    public static Outcomes of(QueueLogRow row, int threshold, int shortAbandonSeconds) {
        long wait = waitSeconds(row);
        return switch (row.event()) {
            case "CONNECT" -> new Outcomes(0, 1, one(wait <= threshold), 0, 0, 0, 0, wait);
            case "ABANDON" ->
                    new Outcomes(
                            0,
                            0,
                            0,
                            1,
                            one(wait > threshold),
                            one(wait <= shortAbandonSeconds),
                            0,
                            0);
            case "EXITWITHTIMEOUT", "EXITEMPTY", "EXITWITHKEY" -> OTHERWISE;
            case null, default -> NONE;
        };
    }

    /** The seconds a call waited, by the row that ended it; 0 when the row does not say it. */
    public static long waitSeconds(QueueLogRow row) {
        String wait =
                switch (row.event()) {
                    case "CONNECT" -> row.data1();
                    case "ABANDON", "EXITWITHTIMEOUT", "EXITEMPTY" -> row.data3();
                    case "EXITWITHKEY" -> row.data4();
                    case null, default -> null;
                };
        try {
            return wait == null ? 0 : Math.max(0, Long.parseLong(wait.strip()));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** Both together. */
    public Outcomes plus(Outcomes other) {
        return new Outcomes(
                offered + other.offered,
                answered + other.answered,
                answeredWithin + other.answeredWithin,
                abandoned + other.abandoned,
                abandonedAfter + other.abandonedAfter,
                shortAbandoned + other.shortAbandoned,
                otherwise + other.otherwise,
                answeredWaitSeconds + other.answeredWaitSeconds);
    }

    /** As clients see it. */
    public QueueInterval interval(Instant start, QueueRules rules) {
        return new QueueInterval(
                start,
                offered,
                answered,
                answeredWithin,
                abandoned,
                abandonedAfter,
                shortAbandoned,
                otherwise,
                answeredWaitSeconds,
                ServiceLevel.percent(this, rules.formula()));
    }

    private static int one(boolean counts) {
        return counts ? 1 : 0;
    }
}
