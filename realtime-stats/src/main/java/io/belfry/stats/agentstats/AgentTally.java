package io.belfry.stats.agentstats;

import io.belfry.stats.time.Days;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The day of an agent (A137, C25–C40). Every fold is given the time of its event; what is open
 * counts up to the time of the question and is split at the reset. Time that was counted once is
 * not counted again when the clock of the PBX is set back.
 *
 * @param day the day the numbers are of, null before the first event
 * @param micros time in each state, µs
 * @param pauseMicros pauses by reason, µs
 * @param period the state he is in, null when logged out
 * @param reason reason of that pause
 * @param since up to when all that is open was counted
 * @param received inbound calls that reached his phone
 * @param talkMicros time in inbound calls while he showed AgentOnCall, µs
 * @param dialled outbound calls
 * @param calls the inbound calls on his phone, by channel; true once answered
 * @param loginAt last login, null when never; kept over the reset (C38)
 */
public record AgentTally(
        LocalDate day,
        Map<Period, Long> micros,
        Map<String, Long> pauseMicros,
        Period period,
        String reason,
        Instant since,
        int received,
        int answered,
        int unanswered,
        long talkMicros,
        int dialled,
        Map<String, Boolean> calls,
        Instant loginAt,
        Instant logoutAt) {

    /** States of a logged-in agent. */
    public enum Period {
        PAUSED,
        WRAPUP,
        READY,
        RINGING,
        DIALING,
        ON_CALL;

        /** Whether there is no call on his phone. */
        boolean quiet() {
            return this == PAUSED || this == WRAPUP || this == READY;
        }
    }

    public static final AgentTally NOTHING =
            new AgentTally(
                    null, Map.of(), Map.of(), null, null, null, 0, 0, 0, 0, 0, Map.of(), null,
                    null);

    public AgentTally {
        micros = micros == null ? Map.of() : Map.copyOf(micros);
        pauseMicros = pauseMicros == null ? Map.of() : Map.copyOf(pauseMicros);
        calls = calls == null ? Map.of() : Map.copyOf(calls);
    }

    /**
     * The agent enters a state; null when he logs out. Whatever was on his phone is over when the
     * state says that nothing is.
     */
    public AgentTally entered(Period next, String why, Instant time, Days days) {
        if (next == null && period == null) {
            return this; // who was never seen has no time yet: events of the past may still come
        }
        return at(time, days)
                .change(
                        d -> {
                            d.period = next;
                            d.reason = why;
                            if (next != null && next.quiet()) {
                                d.unanswered +=
                                        (int) d.calls.values().stream().filter(a -> !a).count();
                                d.calls = Map.of();
                            }
                        });
    }

    /** The agent logged in. */
    public AgentTally loggedIn(Instant time) {
        return change(d -> d.loginAt = time);
    }

    /** The agent logged out. */
    public AgentTally loggedOut(Instant time) {
        return change(d -> d.logoutAt = time);
    }

    /** An inbound call reached the agent's phone (C31). */
    public AgentTally received(String channel, Instant time, Days days) {
        return at(time, days)
                .change(
                        d -> {
                            d.received++;
                            d.calls = plus(d.calls, channel, false);
                        });
    }

    /** The agent answered one that had reached him (C33). */
    public AgentTally answered(String channel, Instant time, Days days) {
        return Boolean.FALSE.equals(calls.get(channel))
                ? at(time, days)
                        .change(
                                d -> {
                                    d.answered++;
                                    d.calls = plus(d.calls, channel, true);
                                })
                : this;
    }

    /** One that had reached him is over; unanswered, if he did not (C34). */
    public AgentTally ended(String channel, Instant time, Days days) {
        return calls.containsKey(channel)
                ? at(time, days)
                        .change(
                                d -> {
                                    Map<String, Boolean> left = new HashMap<>(d.calls);
                                    d.unanswered += left.remove(channel) ? 0 : 1;
                                    d.calls = left;
                                })
                : this;
    }

    /** The agent dialled (C37). */
    public AgentTally dialled(Instant time, Days days) {
        return at(time, days).change(d -> d.dialled++);
    }

    /** The same with what is open counted up to {@code time}, in the day of that time. */
    public AgentTally at(Instant time, Days days) {
        LocalDate today = days.dayOf(time);
        if (day == null || today.isAfter(day)) {
            return ofDay(today, days.start(today)).at(time, days);
        }
        if (since == null) {
            return change(d -> d.since = time);
        }
        if (!time.isAfter(since)) {
            return this;
        }
        long elapsed = since.until(time, ChronoUnit.MICROS);
        return change(d -> count(d, elapsed, time));
    }

    private void count(Draft d, long elapsed, Instant time) {
        d.since = time;
        if (period != null) {
            d.micros = plus(micros, period, micros.getOrDefault(period, 0L) + elapsed);
        }
        if (period == Period.PAUSED) {
            String why = reason == null ? "" : reason;
            d.pauseMicros = plus(pauseMicros, why, pauseMicros.getOrDefault(why, 0L) + elapsed);
        }
        if (period == Period.ON_CALL) {
            d.talkMicros += elapsed * calls.values().stream().filter(answered -> answered).count();
        }
    }

    private AgentTally ofDay(LocalDate today, Instant start) {
        return NOTHING.change(
                d -> {
                    d.day = today;
                    d.period = period;
                    d.reason = reason;
                    d.since = since != null && since.isBefore(start) ? start : since;
                    d.calls = calls;
                    d.loginAt = loginAt;
                    d.logoutAt = logoutAt;
                });
    }

    private static <K, V> Map<K, V> plus(Map<K, V> map, K key, V value) {
        Map<K, V> copy = new HashMap<>(map);
        copy.put(key, value);
        return copy;
    }

    /** The same with something changed. */
    private AgentTally change(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return new AgentTally(
                draft.day,
                draft.micros,
                draft.pauseMicros,
                draft.period,
                draft.reason,
                draft.since,
                draft.received,
                draft.answered,
                draft.unanswered,
                draft.talkMicros,
                draft.dialled,
                draft.calls,
                draft.loginAt,
                draft.logoutAt);
    }

    private static final class Draft {
        private LocalDate day;
        private Map<Period, Long> micros;
        private Map<String, Long> pauseMicros;
        private Period period;
        private String reason;
        private Instant since;
        private int received;
        private int answered;
        private int unanswered;
        private long talkMicros;
        private int dialled;
        private Map<String, Boolean> calls;
        private Instant loginAt;
        private Instant logoutAt;

        private Draft(AgentTally of) {
            day = of.day;
            micros = of.micros;
            pauseMicros = of.pauseMicros;
            period = of.period;
            reason = of.reason;
            since = of.since;
            received = of.received;
            answered = of.answered;
            unanswered = of.unanswered;
            talkMicros = of.talkMicros;
            dialled = of.dialled;
            calls = of.calls;
            loginAt = of.loginAt;
            logoutAt = of.logoutAt;
        }
    }
}
