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
     * Who rings next.
     *
     * @param members of the queue in the order in which they joined
     * @param available who can be rung now
     * @param from index of the member that RRMEMORY and LINEAR begin with
     * @return nobody, one, or for RINGALL several, in list order
     */
    public List<Member> next(List<Member> members, Predicate<Member> available, int from) {
        int best = members.stream().filter(available).mapToInt(m -> m.penalty).min().orElse(-1);
        List<Member> eligible =
                members.stream().filter(available).filter(m -> m.penalty == best).toList();
        if (this == RINGALL || eligible.size() < 2) {
            return eligible;
        }
        int size = members.size();
        Comparator<Member> order =
                switch (this) {
                    case RRMEMORY, LINEAR ->
                            Comparator.comparingInt(
                                    m -> Math.floorMod(members.indexOf(m) - from, size));
                    case LEASTRECENT -> Comparator.comparingLong(m -> m.lastCall);
                    case FEWESTCALLS -> Comparator.comparingInt(m -> m.callsTaken);
                    case RINGALL -> throw new IllegalStateException();
                };
        return List.of(eligible.stream().min(order).orElseThrow());
    }

    /** As in queues.conf and QueueParams. */
    public String asteriskName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
