package io.belfry.stats.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.Topics;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.state.QueueCounter;
import io.belfry.contracts.state.QueueInterval;
import io.belfry.contracts.state.QueueIntervals;
import io.belfry.contracts.state.ServiceLevelFormula;
import io.belfry.stats.fixture.Lab;
import io.belfry.stats.fixture.StatsDriver;
import io.belfry.stats.queue.QueueRules;
import io.belfry.stats.queue.RuleBook;
import io.belfry.stats.time.Days;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The day of a queue in quarters of an hour. */
class ServiceLevelScenarioTest {

    private static final Instant BEFORE_MIDNIGHT = Instant.parse("2026-11-21T23:44:50Z");
    private static final QueueRules PATIENT =
            new QueueRules(15, 15, 60, 5, ServiceLevelFormula.WITHOUT_SHORT_ABANDONS);

    private final StatsDriver driver =
            new StatsDriver(
                    BEFORE_MIDNIGHT,
                    new Days(ZoneId.of("UTC"), LocalTime.MIDNIGHT),
                    new RuleBook(QueueRules.STANDARD, Map.of(new QueueName("sales"), PATIENT)));

    @Test
    void aCallCountsInTheQuarterInWhichItEntered() {
        new Lab(driver).configure();
        // enters in one quarter and is answered in the next, after 20 s: within, by the PBX's 20 s
        at("23:44:55").log("c1", "support", "NONE", "ENTERQUEUE", "", "06", "1");
        at("23:45:15").log("c1", "support", "Agent/1001", "CONNECT", "20", "x", "2");
        at("23:46:00").log("c2", "support", "NONE", "ENTERQUEUE", "", "06", "1");
        at("23:46:30").log("c2", "support", "NONE", "ABANDON", "1", "1", "30");
        at("23:47:00");

        QueueIntervals day = last(1);
        assertThat(day.day()).isEqualTo(LocalDate.of(2026, 11, 21));
        assertThat(day.thresholdSeconds()).isEqualTo(20);
        assertThat(day.intervals())
                .containsExactly(
                        new QueueInterval(time("23:30:00"), 1, 1, 1, 0, 0, 0, 0, 20, 100.0),
                        new QueueInterval(time("23:45:00"), 1, 0, 0, 1, 1, 0, 0, 0, 0.0));
        assertThat(day.total())
                .isEqualTo(
                        new QueueInterval(
                                Instant.parse("2026-11-21T00:00:00Z"),
                                2,
                                1,
                                1,
                                1,
                                1,
                                0,
                                0,
                                20,
                                50.0));
        assertThat(driver.counter(1, QueueCounter.SERVICE_LEVEL)).isEqualTo(50);
    }

    @Test
    void aQueueMayHaveAThresholdAndAFormulaOfItsOwn() {
        new Lab(driver).configure();
        // answered after 50 of 60 s; one gives up after 3 s and does not count: 1 / (2 - 1)
        at("23:45:00").log("c1", "sales", "NONE", "ENTERQUEUE", "", "06", "1");
        at("23:45:50").log("c1", "sales", "Agent/1001", "CONNECT", "50", "x", "2");
        at("23:46:00").log("c2", "sales", "NONE", "ENTERQUEUE", "", "06", "1");
        at("23:46:03").log("c2", "sales", "NONE", "ABANDON", "1", "1", "3");
        at("23:47:00");
        QueueIntervals day = last(2);
        assertThat(day.formula()).isEqualTo(ServiceLevelFormula.WITHOUT_SHORT_ABANDONS);
        assertThat(day.thresholdSeconds()).isEqualTo(60);
        assertThat(day.total().serviceLevel()).isEqualTo(100);
    }

    @Test
    void theNextDayBeginsWithoutQuartersAndACallOfYesterdayStaysThere() {
        new Lab(driver).configure();
        at("23:59:55").log("c1", "support", "NONE", "ENTERQUEUE", "", "06", "1");
        driver.at(Instant.parse("2026-11-22T00:00:10Z")).log(
                "c1", "support", "Agent/1001", "CONNECT", "15", "x", "2");
        driver.at(Instant.parse("2026-11-22T00:01:10Z"));
        QueueIntervals today = last(1);
        assertThat(today.day()).isEqualTo(LocalDate.of(2026, 11, 22));
        assertThat(today.intervals()).isEmpty();
        assertThat(today.total().serviceLevel()).isNull();
        assertThat(driver.counter(1, QueueCounter.SERVICE_LEVEL))
                .as("a percentage of nothing is 0 (C13)")
                .isZero();
        assertThat(driver.counter(1, QueueCounter.TOTAL_NUMBER_CALLS_ANSWERED))
                .as("an answer counts when it is given (C6)")
                .isEqualTo(1);
    }

    @Test
    void aReplayThatStopsForDaysGoesOnWithTheQuartersItHad() {
        new Lab(driver).configure();
        at("23:45:10").log("c1", "support", "NONE", "ENTERQUEUE", "", "06", "1");
        driver.jump(Instant.parse("2026-11-24T12:00:00Z"));
        assertThat(last(1).day()).isEqualTo(LocalDate.of(2026, 11, 24));
        driver.log(time("23:45:20"), "c1", "support", "Agent/1001", "CONNECT", "10", "x", "2");
        driver.jump(Instant.parse("2026-11-24T12:00:06Z"));
        assertThat(last(1).day()).isEqualTo(LocalDate.of(2026, 11, 21));
        assertThat(last(1).intervals())
                .containsExactly(
                        new QueueInterval(time("23:45:00"), 1, 1, 1, 0, 0, 0, 0, 10, 100.0));
    }

    @Test
    void whoWaitsWhenThePbxDiesIsLostAndCountsAsOffered() {
        new Lab(driver).configure();
        at("23:46:00").log("c1", "support", "NONE", "ENTERQUEUE", "", "06", "1");
        at("23:46:30").log("NONE", "NONE", "NONE", "QUEUESTART");
        // the ids of calls begin again: this is another c1
        at("23:47:00").log("c1", "support", "NONE", "ENTERQUEUE", "", "07", "1");
        at("23:48:00");
        assertThat(last(1).intervals())
                .containsExactly(new QueueInterval(time("23:45:00"), 2, 0, 0, 0, 0, 0, 1, 0, 0.0));
    }

    @Test
    void anAnswerWhoseBeginningNobodySawCountsWhereItsWaitSays() {
        new Lab(driver).configure();
        at("23:45:10").log("c1", "support", "Agent/1001", "CONNECT", "30", "x", "2");
        at("23:46:10");
        List<QueueInterval> quarters = last(1).intervals();
        assertThat(quarters).singleElement().returns(time("23:30:00"), QueueInterval::start);
    }

    private StatsDriver at(String time) {
        return driver.at(time(time));
    }

    private static Instant time(String time) {
        return Instant.parse("2026-11-21T" + time + "Z");
    }

    private QueueIntervals last(int queue) {
        return driver.values(Topics.STATS_QUEUE_INTERVALS).stream()
                .filter(i -> i.id().value() == queue)
                .reduce((a, b) -> b)
                .orElseThrow();
    }
}
