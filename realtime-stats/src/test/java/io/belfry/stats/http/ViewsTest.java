package io.belfry.stats.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.state.AgentCounter;
import io.belfry.contracts.state.AgentStatistics;
import io.belfry.contracts.state.QueueCounter;
import io.belfry.contracts.state.QueueInterval;
import io.belfry.contracts.state.QueueIntervals;
import io.belfry.contracts.state.QueueStatistics;
import io.belfry.contracts.state.ServiceLevelFormula;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** C13: what is 0 for the clients of the protocol is null for readers when it is of nothing. */
class ViewsTest {

    @Test
    void aPercentageOfNoCallsIsNull() {
        QueueView view =
                QueueView.of(
                        queue(
                                Map.of(
                                        QueueCounter.TOTAL_NUMBER_CALLS_ENTERED, 4.0,
                                        QueueCounter.PERCENTAGE_ANSWERED_BEFORE_15, 0.0,
                                        QueueCounter.TOTAL_NUMBER_CALLS_ENTERED_LAST_HOUR, 0.0,
                                        QueueCounter.PERCENTAGE_ANSWERED_BEFORE_15_LAST_HOUR, 0.0,
                                        QueueCounter.WAITING_CALLS, 0.0)),
                        null);
        assertThat(view.counters())
                .containsEntry("PercentageAnsweredBefore15", 0.0)
                .containsEntry("PercentageAnsweredBefore15LastHour", null)
                .containsEntry("TotalNumberCallsEnteredLastHour", 0.0)
                .containsEntry("WaitingCalls", 0.0);
    }

    @Test
    void aServiceLevelOfZeroIsNullUnlessItIsComputed() {
        QueueStatistics zero = queue(Map.of(QueueCounter.SERVICE_LEVEL, 0.0));
        assertThat(QueueView.of(zero, intervals(null)).counters())
                .containsEntry("ServiceLevel", null);
        assertThat(QueueView.of(zero, intervals(0.0)).counters())
                .containsEntry("ServiceLevel", 0.0);
        assertThat(QueueView.of(queue(Map.of(QueueCounter.SERVICE_LEVEL, 80.0)), null).counters())
                .containsEntry("ServiceLevel", 80.0);
    }

    @Test
    void anAverageOfNoCallsAndAnOccupancyOfNoTimeAreNull() {
        assertThat(
                        AgentView.of(
                                        agent(
                                                Map.of(
                                                        AgentCounter.INB_CALLS, 1.0,
                                                        AgentCounter.INB_PERC_UNANS_CALLS, 100.0,
                                                        AgentCounter.INB_AVER_CALL_TIME, 0.0,
                                                        AgentCounter.AVERAGE_HANDLING_TIME, 0.0,
                                                        AgentCounter.AGENT_LOGGED_TOTAL_TIME, 60.0,
                                                        AgentCounter.AGENT_PAUSED_TOTAL_TIME, 60.0,
                                                        AgentCounter.OCCUPANCY, 0.0)))
                                .counters())
                .containsEntry("InbPercUnansCalls", 100.0)
                .containsEntry("InbAverCallTime", null)
                .containsEntry("AverageHandlingTime", null)
                .containsEntry("Occupancy", null)
                .containsEntry("AgentLoggedTotalTime", 60.0);
    }

    private static QueueStatistics queue(Map<QueueCounter, Double> counters) {
        return new QueueStatistics(new QueueId(1), new QueueName("support"), counters);
    }

    private static AgentStatistics agent(Map<AgentCounter, Double> counters) {
        return new AgentStatistics(
                new AgentId(1), new AgentNumber("1001"), counters, Map.of(), null, null);
    }

    private static QueueIntervals intervals(Double level) {
        return new QueueIntervals(
                new QueueId(1),
                new QueueName("support"),
                LocalDate.of(2026, 11, 21),
                20,
                5,
                ServiceLevelFormula.OFFERED,
                new QueueInterval(Instant.EPOCH, 0, 0, 0, 0, 0, 0, 0, 0, level),
                List.of());
    }
}
