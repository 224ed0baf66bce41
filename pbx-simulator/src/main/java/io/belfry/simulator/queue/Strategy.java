package io.belfry.simulator.queue;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Which member's telephone rings next. The lowest penalty with an available member goes first;
 * among equals the strategy decides.
 */
public enum Strategy {
    /** All at once. */
    RINGALL,
    /** In turn, from the one after the last that rang. */
    RRMEMORY,
    /** In the order of the list, each try of one call going on from the last. */
    LINEAR,
    /** Who ended a call the longest ago. */
    LEASTRECENT,
    /** Who took the fewest calls. */
    FEWESTCALLS;

    /**
     * Whom to try, in turn: the first rings, and if the call is refused the next one does.
     *
     * @param members of the queue in the order in which they joined
     * @param available who can be rung now
     * @param from index of the member that RRMEMORY and LINEAR begin with
     */
    public List<Member> candidates(List<Member> members, Predicate<Member> available, int from) {
        int size = members.size();
        Comparator<Member> order =
                switch (this) {
                    case RRMEMORY, LINEAR ->
                            Comparator.comparingInt(m -> turn(members.indexOf(m), from, size));
                    case LEASTRECENT -> Comparator.comparingLong(m -> m.lastCall);
                    case FEWESTCALLS -> Comparator.comparingInt(m -> m.callsTaken);
                    case RINGALL -> Comparator.comparingInt(members::indexOf);
                };
        return members.stream()
                .filter(available)
                .sorted(Comparator.comparingInt((Member m) -> m.penalty).thenComparing(order))
                .toList();
    }

    /** The members from {@code from} on come first, the others after them. */
    private static int turn(int index, int from, int size) {
        return index < from ? size + index : index;
    }

    /** How many of the candidates ring together: one, for RINGALL those of the lowest penalty. */
    public int together(List<Member> candidates) {
        if (this != RINGALL || candidates.isEmpty()) {
            return Math.min(1, candidates.size());
        }
        int best = candidates.getFirst().penalty;
        return (int) candidates.stream().filter(m -> m.penalty == best).count();
    }

    /**
     * Where RRMEMORY and LINEAR go on after a try: with the first candidate that was not tried; if
     * there is none, with the member after {@code from}, or from the head of the list if a
     * candidate stood after it.
     */
    public static int goOn(List<Member> members, List<Member> candidates, int tried, int from) {
        if (tried < candidates.size()) {
            return members.indexOf(candidates.get(tried));
        }
        boolean wrapped = candidates.stream().anyMatch(m -> members.indexOf(m) > from);
        return wrapped ? 0 : from + 1;
    }

    /** As in queues.conf and QueueParams. */
    public String asteriskName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
