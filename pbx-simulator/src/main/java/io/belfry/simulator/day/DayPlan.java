package io.belfry.simulator.day;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a generated day is to be. The same plan gives the same day to the byte.
 *
 * @param day first local day
 * @param days how many, midnights between them included
 * @param zone in which the day, the profile and the shifts lie
 * @param pbxZone in which the PBX writes times without an offset: {@code cel.eventtime}, {@code
 *     queue_log.time}
 * @param agents in the directory
 * @param queues queues
 * @param calls of each day to the queues, bursts not counted; exactly so many
 * @param seed of all chance
 * @param nobodyWorks no agent comes to work
 * @param maxWaiting callers that may wait in each queue; 0 for the site's own limit
 * @param bursts many calls within a minute
 * @param restarts local times at which the PBX stops with all that goes on, and starts again
 */
public record DayPlan(
        LocalDate day,
        int days,
        ZoneId zone,
        ZoneId pbxZone,
        int agents,
        int queues,
        int calls,
        long seed,
        Profile profile,
        boolean nobodyWorks,
        int maxWaiting,
        List<Burst> bursts,
        List<LocalTime> restarts) {

    /** So many extra calls to the first queue in the minute that begins at a local time. */
    public record Burst(LocalTime at, int calls) {}

    public DayPlan {
        if (days < 1 || calls < 0 || maxWaiting < 0) {
            throw new IllegalArgumentException("days, calls and limits cannot be negative");
        }
        bursts = List.copyOf(bursts);
        restarts = List.copyOf(restarts);
    }

    /** A quiet plan of one day in UTC; for tests and as a beginning. */
    public static DayPlan of(LocalDate day, ZoneId zone, int agents, int calls, long seed) {
        return new DayPlan(
                day,
                1,
                zone,
                ZoneId.of("UTC"),
                agents,
                queuesFor(agents),
                calls,
                seed,
                Profile.office(),
                false,
                0,
                List.of(),
                List.of());
    }

    /** As many queues as a centre of that size may have. */
    static int queuesFor(int agents) {
        return Math.clamp(agents / 25, 2, 20);
    }

    public DayPlan withProfile(Profile other) {
        return with(draft -> draft.profile = other);
    }

    public DayPlan withDays(int count) {
        return with(draft -> draft.days = count);
    }

    public DayPlan withPbxZone(ZoneId other) {
        return with(draft -> draft.pbxZone = other);
    }

    public DayPlan withRestarts(LocalTime... times) {
        return with(draft -> draft.restarts = List.of(times));
    }

    /** The same with odd things: nobody at work, a maximum of waiting callers, bursts. */
    public DayPlan odd(boolean nobody, int maximum, List<Burst> extra) {
        return with(
                draft -> {
                    draft.nobodyWorks = nobody;
                    draft.maxWaiting = maximum;
                    draft.bursts = extra;
                });
    }

    private DayPlan with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return new DayPlan(
                day,
                draft.days,
                zone,
                draft.pbxZone,
                agents,
                queues,
                calls,
                seed,
                draft.profile,
                draft.nobodyWorks,
                draft.maxWaiting,
                draft.bursts,
                draft.restarts);
    }

    /** That local time on the day with that number; a time that is left out comes later. */
    Instant local(int number, LocalTime time) {
        return day.plusDays(number).atTime(time).atZone(zone).toInstant();
    }

    /** Midnight at the beginning of the day with that number, from 0; of the end for the last. */
    Instant midnight(int number) {
        return day.plusDays(number).atStartOfDay(zone).toInstant();
    }

    /** What may differ from plan to plan. */
    private static final class Draft {
        private int days;
        private ZoneId pbxZone;
        private Profile profile;
        private boolean nobodyWorks;
        private int maxWaiting;
        private List<Burst> bursts;
        private List<LocalTime> restarts;

        private Draft(DayPlan of) {
            days = of.days;
            pbxZone = of.pbxZone;
            profile = of.profile;
            nobodyWorks = of.nobodyWorks;
            maxWaiting = of.maxWaiting;
            bursts = of.bursts;
            restarts = of.restarts;
        }
    }
}
