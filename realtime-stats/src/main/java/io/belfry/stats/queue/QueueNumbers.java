package io.belfry.stats.queue;

import static io.belfry.contracts.state.QueueCounter.*;

import io.belfry.contracts.state.QueueCounter;
import io.belfry.stats.queue.LiveQueue.Presence;
import io.belfry.stats.time.Days;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** All numbers of a queue at a moment (C3–C23). */
public final class QueueNumbers {

    private QueueNumbers() {}

    /**
     * Counts, whole seconds and percentages; a percentage of nothing is 0 (C13).
     *
     * @param serviceLevel of the day, null when there is none
     */
    public static Map<QueueCounter, Double> at(
            Instant now, LiveQueue live, QueueTally tally, Double serviceLevel, Days days) {
        Map<QueueCounter, Double> numbers = new EnumMap<>(QueueCounter.class);
        day(numbers, tally.ofDay(now, days));
        lastHour(numbers, tally.ofLastHour(now));
        live(numbers, live, now);
        numbers.put(SERVICE_LEVEL, serviceLevel == null ? 0 : serviceLevel);
        return numbers;
    }

    private static void day(Map<QueueCounter, Double> numbers, Tally tally) {
        numbers.put(TOTAL_NUMBER_CALLS_ENTERED, (double) tally.entered());
        numbers.put(TOTAL_NUMBER_CALLS_ANSWERED, (double) tally.answered());
        numbers.put(TOTAL_NUMBER_CALLS_ANSWERED_BEFORE_15, (double) tally.answeredInTime());
        numbers.put(PERCENTAGE_ANSWERED_BEFORE_15, tally.percentAnsweredInTime());
        numbers.put(TOTAL_NUMBER_CALLS_ABANDONNED, (double) tally.abandoned());
        numbers.put(TOTAL_NUMBER_CALLS_ABANDONNED_AFTER_15, (double) tally.abandonedLate());
        numbers.put(PERCENTAGE_ABANDONNED_AFTER_15, tally.percentAbandonedLate());
        numbers.put(TOTAL_NUMBER_CALLS_CLOSED, (double) tally.closed());
        numbers.put(TOTAL_NUMBER_CALLS_TIMEOUT, (double) tally.timeout());
    }

    private static void lastHour(Map<QueueCounter, Double> numbers, Tally tally) {
        numbers.put(TOTAL_NUMBER_CALLS_ENTERED_LAST_HOUR, (double) tally.entered());
        numbers.put(TOTAL_NUMBER_CALLS_ANSWERED_LAST_HOUR, (double) tally.answered());
        numbers.put(
                TOTAL_NUMBER_CALLS_ANSWERED_BEFORE_15_LAST_HOUR, (double) tally.answeredInTime());
        numbers.put(PERCENTAGE_ANSWERED_BEFORE_15_LAST_HOUR, tally.percentAnsweredInTime());
        numbers.put(TOTAL_NUMBER_CALLS_ABANDONNED_LAST_HOUR, (double) tally.abandoned());
        numbers.put(
                TOTAL_NUMBER_CALLS_ABANDONNED_AFTER_15_LAST_HOUR, (double) tally.abandonedLate());
        numbers.put(PERCENTAGE_ABANDONNED_AFTER_15_LAST_HOUR, tally.percentAbandonedLate());
        numbers.put(TOTAL_NUMBER_CALLS_CLOSED_LAST_HOUR, (double) tally.closed());
        numbers.put(TOTAL_NUMBER_CALLS_TIMEOUT_LAST_HOUR, (double) tally.timeout());
    }

    private static void live(Map<QueueCounter, Double> numbers, LiveQueue live, Instant now) {
        double longest = live.longestWaitSeconds(now);
        boolean waiting = !live.waiting().isEmpty();
        numbers.put(WAITING_CALLS, (double) live.waiting().size());
        numbers.put(LONGEST_WAIT_TIME, longest);
        numbers.put(LONGEST_WAITING_TIME, longest);
        numbers.put(EWT, waiting ? (double) live.holdSeconds() : 0);
        numbers.put(AVAILABLE_AGENTS, (double) live.count(Presence.AVAILABLE));
        numbers.put(LOGGED_AGENTS, (double) live.agents().size());
        numbers.put(TALKING_AGENTS, (double) live.count(Presence.TALKING));
        numbers.put(PAUSED_AGENTS, (double) live.count(Presence.PAUSED));
        numbers.put(WRAPUP_AGENTS, (double) live.count(Presence.WRAPUP));
        numbers.put(RINGING_AGENTS, (double) live.count(Presence.RINGING));
    }
}
