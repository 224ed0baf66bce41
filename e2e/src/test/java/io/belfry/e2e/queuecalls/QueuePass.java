package io.belfry.e2e.queuecalls;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;

/**
 * One row of {@code call_on_queue} (FEATURES D15), times as durations.
 *
 * @param callId the PBX's id of the call
 * @param agent number of the agent who answered, or null
 * @param ringSeconds whole seconds that telephones rang, unanswered rings included
 * @param waitSeconds from entering to the answer, or to the hang-up of a call that nobody answered
 * @param talkSeconds from the answer to the hang-up; null when nobody answered
 */
record QueuePass(
        String callId,
        String queue,
        String status,
        String agent,
        int ringSeconds,
        double waitSeconds,
        Double talkSeconds) {

    /** How far a talk may be from the recorded one. */
    private static final double TALK_TOLERANCE = 0.75;

    /** A queue looks for a free agent once a second: a moment too late costs a whole second. */
    private static final double WAIT_TOLERANCE = 1.25;

    /** What is expected of a row: its call id is not known beforehand. */
    static QueuePass expected(
            String queue,
            String status,
            String agent,
            int ringSeconds,
            double waitSeconds,
            Double talkSeconds) {
        return new QueuePass(null, queue, status, agent, ringSeconds, waitSeconds, talkSeconds);
    }

    static QueuePass of(Map<String, Object> row) {
        Instant entered = instant(row.get("queue_time"));
        Instant answered = instant(row.get("answer_time"));
        Instant left = instant(row.get("hangup_time"));
        Instant waitEnd = answered != null ? answered : left != null ? left : entered;
        return new QueuePass(
                (String) row.get("callid"),
                (String) row.get("queue_ref"),
                String.valueOf(row.get("status")),
                (String) row.get("agent_num"),
                ((Number) row.get("total_ring_seconds")).intValue(),
                seconds(entered, waitEnd),
                answered == null || left == null ? null : seconds(answered, left));
    }

    /**
     * True when the facts are equal and the durations are about the same.
     *
     * @param exact whether the whole seconds of ringing are equal too, see {@link Scene#exact};
     *     else there may be one less
     */
    boolean matches(QueuePass actual, boolean exact) {
        return queue.equals(actual.queue)
                && status.equals(actual.status)
                && Objects.equals(agent, actual.agent)
                && actual.ringSeconds <= ringSeconds
                && actual.ringSeconds >= ringSeconds - (exact ? 0 : 1)
                && near(waitSeconds, actual.waitSeconds, WAIT_TOLERANCE)
                && (talkSeconds == null
                        ? actual.talkSeconds == null
                        : actual.talkSeconds != null
                                && near(talkSeconds, actual.talkSeconds, TALK_TOLERANCE));
    }

    private static boolean near(double expected, double actual, double tolerance) {
        return Math.abs(expected - actual) <= tolerance;
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }

    private static Instant instant(Object value) {
        return switch (value) {
            case null -> null;
            case OffsetDateTime time -> time.toInstant();
            case Timestamp time -> time.toInstant();
            default -> throw new IllegalArgumentException(value.getClass().getName());
        };
    }
}
