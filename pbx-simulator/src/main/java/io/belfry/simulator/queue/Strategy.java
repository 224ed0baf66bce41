package io.belfry.simulator.queue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntUnaryOperator;

/**
 * Which member's telephone rings next, as Asterisk's app_queue decides it: each strategy gives each
 * member a number (calc_metric), the lowest rings first, and among equals the one who joined last.
 * But for WRANDOM a penalty counts more than anything else.
 */
public enum Strategy {
    /** All of the lowest penalty at once. */
    RINGALL,
    /** In turn, from the one after the last that rang. */
    RRMEMORY,
    /** As RRMEMORY; it differs in Asterisk's order of the members, which is ours for both. */
    RRORDERED,
    /** In the order of the list, each try of one call going on from the last. */
    LINEAR,
    /** Who ended a call the longest ago; who never had one comes first. */
    LEASTRECENT,
    /** Who took the fewest calls. */
    FEWESTCALLS,
    /** By chance. */
    RANDOM,
    /** By chance; the higher the penalty, the less likely is a low number. */
    WRANDOM;

    private static final int PENALTY = 1_000_000;
    private static final int AGAIN = 1_000;

    /**
     * A member with its number.
     *
     * @param metric the lower, the sooner it rings
     */
    public record Ranked(Member member, int metric) {}

    /**
     * All members in the order in which they are tried; who cannot be rung is passed over.
     *
     * @param members of the queue in the order in which they joined
     * @param from index of the member that the round robins and LINEAR begin with
     * @param now seconds since the epoch
     * @param random a number from 0 to below its argument
     */
    public List<Ranked> rank(List<Member> members, int from, long now, IntUnaryOperator random) {
        List<Ranked> ranked = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            ranked.addFirst(
                    new Ranked(members.get(i), metric(members.get(i), i, from, now, random)));
        }
        ranked.sort(Comparator.comparingInt(Ranked::metric));
        return ranked;
    }

    private int metric(Member m, int index, int from, long now, IntUnaryOperator random) {
        return switch (this) {
            case RINGALL -> m.penalty * PENALTY;
            case RRMEMORY, RRORDERED, LINEAR ->
                    m.penalty * PENALTY + index + (index < from ? AGAIN : 0);
            case LEASTRECENT ->
                    m.penalty * PENALTY
                            + (m.lastCall == 0 ? 0 : PENALTY - (int) (now - m.lastCall));
            case FEWESTCALLS -> m.penalty * PENALTY + m.callsTaken;
            case RANDOM -> m.penalty * PENALTY + random.applyAsInt(AGAIN);
            case WRANDOM -> random.applyAsInt((1 + m.penalty) * AGAIN);
        };
    }

    /** How many of those who are left ring together: one, for RINGALL all with the same number. */
    public int together(List<Ranked> left) {
        if (this != RINGALL || left.isEmpty()) {
            return Math.min(1, left.size());
        }
        int best = left.getFirst().metric();
        return (int) left.stream().filter(r -> r.metric() == best).count();
    }

    /**
     * Where the round robins and LINEAR go on after a try: with the first one that was not tried;
     * if there is none, with the member after {@code from}, or from the head of the list if a
     * member stands after it (store_next_rr, store_next_lin).
     *
     * @param tried how many were tried or passed over
     */
    public static int goOn(List<Ranked> ranked, int tried, int from) {
        if (tried < ranked.size()) {
            return ranked.get(tried).metric() % AGAIN;
        }
        return ranked.size() - 1 > from ? 0 : from + 1;
    }

    /** Whether it remembers its place for the next caller. */
    public boolean isRoundRobin() {
        return this == RRMEMORY || this == RRORDERED;
    }

    /** As in queues.conf and QueueParams. */
    public String asteriskName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
