package io.belfry.stats.agentstats;

import static io.belfry.contracts.state.AgentCounter.*;

import io.belfry.contracts.state.AgentCounter;
import io.belfry.stats.agentstats.AgentTally.Period;
import io.belfry.stats.time.Days;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** All numbers of an agent at a moment (C26–C37): whole seconds, counts, percentages. */
public final class AgentTotals {

    private static final long MICROS = 1_000_000;

    private AgentTotals() {}

    /** By the names clients know; a percentage or an average of nothing is 0 (C13). */
    public static Map<AgentCounter, Double> at(Instant now, AgentTally tally, Days days) {
        AgentTally at = tally.at(now, days);
        Map<AgentCounter, Double> totals = new EnumMap<>(AgentCounter.class);
        states(totals, at);
        calls(totals, at);
        return totals;
    }

    /** Whole seconds of pause by reason (C30); a pause without a reason is in the total only. */
    public static Map<String, Double> pauses(Instant now, AgentTally tally, Days days) {
        Map<String, Double> seconds = new TreeMap<>();
        tally.at(now, days)
                .pauseMicros()
                .forEach(
                        (why, micros) -> {
                            if (!why.isBlank()) {
                                seconds.put(why, seconds(micros));
                            }
                        });
        return seconds;
    }

    private static void states(Map<AgentCounter, Double> totals, AgentTally at) {
        double paused = seconds(micros(at, Period.PAUSED));
        double wrapUp = seconds(micros(at, Period.WRAPUP));
        double ready = seconds(micros(at, Period.READY));
        totals.put(AGENT_PAUSED_TOTAL_TIME, paused);
        totals.put(PAUSED_TIME, paused);
        totals.put(AGENT_WRAPUP_TOTAL_TIME, wrapUp);
        totals.put(WRAPUP_TIME, wrapUp);
        totals.put(AGENT_READY_TOTAL_TIME, ready);
        totals.put(READY_TIME, ready);
        totals.put(AGENT_ON_CALL_TOTAL_TIME, seconds(micros(at, Period.ON_CALL)));
        totals.put(AGENT_RINGING_TOTAL_TIME, seconds(micros(at, Period.RINGING)));
        totals.put(AGENT_DIALING_TOTAL_TIME, seconds(micros(at, Period.DIALING)));
        long logged = at.micros().values().stream().mapToLong(Long::longValue).sum();
        totals.put(AGENT_LOGGED_TOTAL_TIME, seconds(logged));
        long busy = micros(at, Period.ON_CALL) + micros(at, Period.WRAPUP);
        totals.put(OCCUPANCY, percent(busy, logged - micros(at, Period.PAUSED)));
    }

    private static void calls(Map<AgentCounter, Double> totals, AgentTally at) {
        totals.put(INB_CALLS, (double) at.received());
        totals.put(INB_ANS_CALLS, (double) at.answered());
        totals.put(INB_UNANS_CALLS, (double) at.unanswered());
        totals.put(INB_PERC_UNANS_CALLS, percent(at.unanswered(), at.received()));
        totals.put(INB_CALL_TIME, seconds(at.talkMicros()));
        totals.put(INB_AVER_CALL_TIME, average(at.talkMicros(), at.answered()));
        totals.put(OUT_CALLS, (double) at.dialled());
        totals.put(
                AVERAGE_HANDLING_TIME,
                average(at.talkMicros() + micros(at, Period.WRAPUP), at.answered()));
    }

    private static long micros(AgentTally at, Period period) {
        return at.micros().getOrDefault(period, 0L);
    }

    private static double seconds(long micros) {
        return Math.floorDiv(micros, MICROS);
    }

    private static double average(long micros, int of) {
        return of == 0 ? 0 : Math.floorDiv(micros / of, MICROS);
    }

    private static double percent(long part, long of) {
        return of <= 0 ? 0 : Math.min(100, 100.0 * part / of);
    }
}
