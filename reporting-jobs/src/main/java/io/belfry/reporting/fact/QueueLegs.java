package io.belfry.reporting.fact;

import io.belfry.reporting.call.Leg;
import io.belfry.reporting.queue.QueueCall;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which telephones a queue rang. While a call waits nobody rings for it but the queue's members. A
 * queue_log file has whole seconds, cut off: hence a second of tolerance.
 */
final class QueueLegs {

    private static final Duration CUT_OFF = Duration.ofSeconds(1);

    private QueueLegs() {}

    /** The telephone that took the call out of the queue: the last answer until the connection. */
    static Optional<Leg> answered(List<Leg> legs, QueueCall pass) {
        return pass.answerTime() == null
                ? Optional.empty()
                : legs.stream()
                        .filter(l -> l.answer() != null)
                        .filter(l -> l.answer().isBefore(pass.answerTime().plus(CUT_OFF)))
                        .filter(l -> isOf(l, pass))
                        .max(Comparator.comparing(Leg::answer));
    }

    /** Whether one of those passes rang that telephone. */
    static boolean isOfAny(Leg leg, List<QueueCall> passes) {
        return passes.stream().anyMatch(pass -> isOf(leg, pass));
    }

    private static boolean isOf(Leg leg, QueueCall pass) {
        Instant end = pass.answerTime() != null ? pass.answerTime() : pass.hangupTime();
        return !leg.start().isBefore(pass.queueTime())
                && (end == null || leg.start().isBefore(wholeSecond(end)));
    }

    private static Instant wholeSecond(Instant time) {
        return time.getNano() == 0 ? time.plus(CUT_OFF) : time;
    }
}
