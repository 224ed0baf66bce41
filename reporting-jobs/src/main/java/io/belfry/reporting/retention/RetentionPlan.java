package io.belfry.reporting.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What goes when so many weeks are kept (D38, D39). A month goes when all of it is older:
 * partitions are dropped whole, so up to a month more than the weeks is there.
 *
 * @param weeks that are kept; 0 keeps everything
 * @param partitions that go, the oldest first
 */
public record RetentionPlan(int weeks, List<MonthPartition> partitions) {

    private static final int DAYS_OF_A_WEEK = 7;

    public RetentionPlan {
        partitions = List.copyOf(partitions);
    }

    /**
     * The plan for that time.
     *
     * @param weeks to keep; nothing goes when it is not above 0
     */
    public static RetentionPlan of(List<MonthPartition> all, int weeks, Instant now) {
        if (weeks <= 0) {
            return new RetentionPlan(0, List.of());
        }
        Instant oldest = now.minus(Duration.ofDays((long) weeks * DAYS_OF_A_WEEK));
        return new RetentionPlan(
                weeks,
                all.stream()
                        .filter(partition -> !partition.end().isAfter(oldest))
                        .sorted(
                                Comparator.comparing(MonthPartition::month)
                                        .thenComparing(MonthPartition::name))
                        .toList());
    }

    /** Everything from then on is kept; empty when nothing goes. */
    public Optional<Instant> keptFrom() {
        return partitions.isEmpty() ? Optional.empty() : Optional.of(partitions.getLast().end());
    }
}
