package io.belfry.stats.agentstats;

import io.belfry.contracts.state.AgentCounter;
import io.belfry.stats.time.Days;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The day of an agent (A137, C25–C40). Every fold is given the time of its event; a period that is
 * still open counts up to the time of the question, and one that crosses the reset is split there.
 *
 * @param day the day the numbers are of, null before the first event
 * @param millis closed periods in ms
 * @param pauseMillis closed pauses in ms, by reason
 * @param period what the agent is in, null when nothing that is counted
 * @param reason reason of that pause
 * @param talkMillis time of the answered inbound calls that have ended
 * @param loginAt last login, null when never; kept over the reset (C38)
 */
public record AgentTally(
        LocalDate day,
        Map<Period, Long> millis,
        Map<String, Long> pauseMillis,
        Period period,
        String reason,
        Instant since,
        int received,
        int answered,
        int unanswered,
        long talkMillis,
        int dialled,
        Instant loginAt,
        Instant logoutAt) {

    /** Periods whose length is counted. */
    public enum Period {
        PAUSED,
        WRAPUP,
        READY
    }

    public static final AgentTally NOTHING =
            new AgentTally(null, Map.of(), Map.of(), null, null, null, 0, 0, 0, 0, 0, null, null);

    public AgentTally {
        millis = millis == null ? Map.of() : Map.copyOf(millis);
        pauseMillis = pauseMillis == null ? Map.of() : Map.copyOf(pauseMillis);
    }

    /** The agent enters a period, or one that is not counted (null). */
    public AgentTally entered(Period next, String why, Instant time, Days days) {
        return closed(time, days)
                .change(
                        d -> {
                            d.period = next;
                            d.reason = why;
                            d.since = time;
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
    public AgentTally received(Instant time, Days days) {
        return closed(time, days).change(d -> d.received++);
    }

    /** The agent answered it (C33). */
    public AgentTally answered(Instant time, Days days) {
        return closed(time, days).change(d -> d.answered++);
    }

    /** It ended unanswered (C34). */
    public AgentTally unanswered(Instant time, Days days) {
        return closed(time, days).change(d -> d.unanswered++);
    }

    /** An answered inbound call ended (C32). */
    public AgentTally talked(Instant answeredAt, Instant time, Days days) {
        long talked = Math.max(0, Duration.between(answeredAt, time).toMillis());
        return closed(time, days).change(d -> d.talkMillis += talked);
    }

    /** The agent dialled (C37). */
    public AgentTally dialled(Instant time, Days days) {
        return closed(time, days).change(d -> d.dialled++);
    }

    /** The numbers at a moment: whole seconds, counts, percentages. */
    public Map<AgentCounter, Double> counters(Instant now, Days days) {
        AgentTally at = closed(now, days);
        Map<AgentCounter, Double> counters = new EnumMap<>(AgentCounter.class);
        counters.put(AgentCounter.AGENT_PAUSED_TOTAL_TIME, seconds(at.millis.get(Period.PAUSED)));
        counters.put(AgentCounter.AGENT_WRAPUP_TOTAL_TIME, seconds(at.millis.get(Period.WRAPUP)));
        counters.put(AgentCounter.AGENT_READY_TOTAL_TIME, seconds(at.millis.get(Period.READY)));
        counters.put(AgentCounter.INB_CALLS, (double) at.received);
        counters.put(AgentCounter.INB_CALL_TIME, seconds(at.talkMillis));
        counters.put(AgentCounter.INB_ANS_CALLS, (double) at.answered);
        counters.put(AgentCounter.INB_UNANS_CALLS, (double) at.unanswered);
        counters.put(
                AgentCounter.INB_PERC_UNANS_CALLS,
                at.received == 0 ? 0 : Math.min(100, 100.0 * at.unanswered / at.received));
        counters.put(
                AgentCounter.INB_AVER_CALL_TIME,
                at.answered == 0 ? 0 : Math.floor(at.talkMillis / 1000.0 / at.answered));
        counters.put(AgentCounter.OUT_CALLS, (double) at.dialled);
        return counters;
    }

    /** Whole seconds of pause by reason at a moment (C30). */
    public Map<String, Double> pauseSeconds(Instant now, Days days) {
        Map<String, Double> seconds = new HashMap<>();
        closed(now, days).pauseMillis.forEach((why, ms) -> seconds.put(why, seconds(ms)));
        return seconds;
    }

    /** The same with the open period counted up to {@code time}, in the day of that time. */
    private AgentTally closed(Instant time, Days days) {
        LocalDate today = days.dayOf(time);
        if (day == null || today.isAfter(day)) {
            return ofDay(today, days.start(today)).closed(time, days);
        }
        if (period == null || since == null || !time.isAfter(since)) {
            return this;
        }
        long elapsed = Duration.between(since, time).toMillis();
        return change(
                d -> {
                    d.millis = plus(millis, period, elapsed);
                    d.pauseMillis =
                            period == Period.PAUSED
                                    ? plus(pauseMillis, reason == null ? "" : reason, elapsed)
                                    : pauseMillis;
                    d.since = time;
                });
    }

    private AgentTally ofDay(LocalDate today, Instant start) {
        return NOTHING.change(
                d -> {
                    d.day = today;
                    d.period = period;
                    d.reason = reason;
                    d.since = since == null || since.isBefore(start) ? start : since;
                    d.loginAt = loginAt;
                    d.logoutAt = logoutAt;
                });
    }

    private static <K> Map<K, Long> plus(Map<K, Long> map, K key, long value) {
        Map<K, Long> copy = new HashMap<>(map);
        copy.merge(key, value, Long::sum);
        return copy;
    }

    private static double seconds(Long millis) {
        return millis == null ? 0 : Math.floor(millis / 1000.0);
    }

    /** The same with something changed. */
    private AgentTally change(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return new AgentTally(
                draft.day,
                draft.millis,
                draft.pauseMillis,
                draft.period,
                draft.reason,
                draft.since,
                draft.received,
                draft.answered,
                draft.unanswered,
                draft.talkMillis,
                draft.dialled,
                draft.loginAt,
                draft.logoutAt);
    }

    private static final class Draft {
        private LocalDate day;
        private Map<Period, Long> millis;
        private Map<String, Long> pauseMillis;
        private Period period;
        private String reason;
        private Instant since;
        private int received;
        private int answered;
        private int unanswered;
        private long talkMillis;
        private int dialled;
        private Instant loginAt;
        private Instant logoutAt;

        private Draft(AgentTally of) {
            day = of.day;
            millis = of.millis;
            pauseMillis = of.pauseMillis;
            period = of.period;
            reason = of.reason;
            since = of.since;
            received = of.received;
            answered = of.answered;
            unanswered = of.unanswered;
            talkMillis = of.talkMillis;
            dialled = of.dialled;
            loginAt = of.loginAt;
            logoutAt = of.logoutAt;
        }
    }
}
