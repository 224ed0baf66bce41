package io.belfry.reporting.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** D38, D39. */
class RetentionPlanTest {

    /** January to December 2026. */
    private static final List<MonthPartition> YEAR =
            IntStream.rangeClosed(1, 12)
                    .mapToObj(
                            m ->
                                    new MonthPartition(
                                            "cel",
                                            "cel_2026%02d".formatted(m),
                                            YearMonth.of(2026, m),
                                            0,
                                            0))
                    .toList()
                    .reversed();

    /** Four weeks before 29 November is 1 November: all of October is older, to the last moment. */
    @Test
    void a_month_goes_when_all_of_it_is_older_than_the_weeks() {
        RetentionPlan plan = RetentionPlan.of(YEAR, 4, Instant.parse("2026-11-29T00:00:00Z"));

        assertThat(plan.partitions())
                .extracting(MonthPartition::name)
                .startsWith("cel_202601")
                .endsWith("cel_202610")
                .hasSize(10);
        assertThat(plan.keptFrom()).contains(Instant.parse("2026-11-01T00:00:00Z"));
    }

    @Test
    void a_month_of_which_a_moment_is_kept_stays() {
        RetentionPlan plan = RetentionPlan.of(YEAR, 4, Instant.parse("2026-11-28T23:59:59.999Z"));

        assertThat(plan.partitions()).hasSize(9);
        assertThat(plan.keptFrom()).contains(Instant.parse("2026-10-01T00:00:00Z"));
    }

    @Test
    void zero_weeks_or_fewer_keep_everything() {
        for (int weeks : new int[] {0, -1}) {
            RetentionPlan plan =
                    RetentionPlan.of(YEAR, weeks, Instant.parse("2036-01-01T00:00:00Z"));
            assertThat(plan.partitions()).isEmpty();
            assertThat(plan.keptFrom()).isEmpty();
        }
    }
}
