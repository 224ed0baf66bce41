package io.belfry.reporting.interval;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.reporting.agent.AgentPeriod;
import io.belfry.reporting.agent.AgentPeriod.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentIntervalTest {

    private static final Map<String, Duration> LUNCH = Map.of("lunch", Duration.ofMinutes(1));
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Instant NEVER = Instant.parse("2030-01-01T00:00:00Z");

    /** 10:10 - 10:40, paused 10:14 - 10:16: 5, 15 and 10 minutes; 1 and 1. */
    @Test
    void periods_are_split_at_the_quarters_D23() {
        assertThat(
                        AgentInterval.of(
                                List.of(
                                        period(Kind.LOGIN, "10:10", "10:40"),
                                        period(Kind.PAUSE, "10:14", "10:16")),
                                NEVER))
                .containsExactly(
                        new AgentInterval(at("10:00"), minutes(5), minutes(1), minutes(0), LUNCH),
                        new AgentInterval(at("10:15"), minutes(15), minutes(1), minutes(0), LUNCH),
                        new AgentInterval(
                                at("10:30"), minutes(10), minutes(0), minutes(0), Map.of()));
    }

    @Test
    void what_lasts_is_counted_as_far_as_time_has_come() {
        assertThat(
                        AgentInterval.of(
                                List.of(new AgentPeriod(Kind.LOGIN, at("10:10"), null)),
                                at("10:20")))
                .containsExactly(
                        new AgentInterval(
                                at("10:00"), minutes(5), minutes(0), minutes(0), Map.of()),
                        new AgentInterval(
                                at("10:15"), minutes(5), minutes(0), minutes(0), Map.of()));
    }

    /**
     * Who is logged in all day long has as many full quarters as the day has: 96, in spring 92, in
     * autumn 100, where the hour that comes twice is two hours.
     */
    @ParameterizedTest
    @CsvSource({"2026-11-21, 96", "2026-03-29, 92", "2026-10-25, 100"})
    void a_local_day_has_its_quarters(LocalDate day, int quarters) {
        Instant midnight = day.atStartOfDay(PARIS).toInstant();
        Instant next = day.plusDays(1).atStartOfDay(PARIS).toInstant();

        List<AgentInterval> intervals =
                AgentInterval.of(List.of(new AgentPeriod(Kind.LOGIN, midnight, next)), NEVER);

        assertThat(intervals).hasSize(quarters);
        assertThat(intervals).extracting(AgentInterval::login).containsOnly(minutes(15));
        assertThat(intervals).extracting(AgentInterval::start).doesNotHaveDuplicates();
    }

    private static AgentPeriod period(Kind kind, String from, String to) {
        return new AgentPeriod(kind, at(from), at(to), kind == Kind.PAUSE ? "lunch" : "");
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-21T" + time + ":00Z");
    }

    private static Duration minutes(int minutes) {
        return Duration.ofMinutes(minutes);
    }
}
