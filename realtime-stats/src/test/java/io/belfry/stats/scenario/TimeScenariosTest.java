package io.belfry.stats.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.Envelope;
import io.belfry.contracts.Topic;
import io.belfry.contracts.Topics;
import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.pbx.AgentLoggedIn;
import io.belfry.contracts.pbx.MemberChange;
import io.belfry.contracts.pbx.QueueMemberAdded;
import io.belfry.contracts.pbx.QueueMemberChanged;
import io.belfry.contracts.state.AgentCounter;
import io.belfry.contracts.state.QueueCounter;
import io.belfry.stats.fixture.Events;
import io.belfry.stats.fixture.Lab;
import io.belfry.stats.fixture.StatsDriver;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Time comes from the events; the wall clock helps when there are none. */
class TimeScenariosTest {

    private static final Instant TODAY = Instant.parse("2026-11-23T09:00:00Z");
    private static final Instant YESTERDAY = Instant.parse("2026-11-22T09:00:00Z");

    private final StatsDriver driver = new StatsDriver(TODAY);

    @Test
    void aReplayOfYesterdayTellsTheNumbersOfYesterdayThoughItTakesNoTime() {
        // C16, C17, C40: a whole day is read between two beats
        new Lab(driver).configure();
        driver.on(YESTERDAY, new QueueMemberAdded(Events.member("support", "1001", false, "")));
        driver.on(YESTERDAY, new AgentLoggedIn(new AgentNumber("1001"), null, "1001", "internal"));
        log(0, "c1", "ENTERQUEUE", "", "06", "1");
        log(9, "c1", "CONNECT", "9", "x", "2");
        log(36_000, "c2", "ENTERQUEUE", "", "06", "1");
        log(86_400, "c3", "ENTERQUEUE", "", "06", "1");

        // 24:00 is 54,000 s after 9:00: the agent was ready until then
        Instant end = Instant.parse("2026-11-22T23:59:59.999Z");
        assertThat(lastUpTo(Topics.STATS_QUEUES, end).counters())
                .containsEntry(QueueCounter.TOTAL_NUMBER_CALLS_ENTERED, 2.0)
                .containsEntry(QueueCounter.TOTAL_NUMBER_CALLS_ANSWERED, 1.0)
                .containsEntry(QueueCounter.TOTAL_NUMBER_CALLS_ENTERED_LAST_HOUR, 0.0);
        assertThat(lastUpTo(Topics.STATS_AGENTS, end).counters())
                .containsEntry(AgentCounter.AGENT_READY_TOTAL_TIME, 53_999.0);
    }

    @Test
    void whenNoEventsComeTheWallClockEndsTheDay() {
        // C2
        new Lab(driver).configure();
        driver.log("c1", "support", "NONE", "ENTERQUEUE", "", "06", "1");
        driver.at(TODAY.plusSeconds(1));
        assertThat(driver.counter(1, QueueCounter.TOTAL_NUMBER_CALLS_ENTERED)).isEqualTo(1);
        driver.jump(Instant.parse("2026-11-24T00:00:01Z"));
        assertThat(driver.counter(1, QueueCounter.TOTAL_NUMBER_CALLS_ENTERED)).isZero();
    }

    @Test
    void aServiceThatWakesUpTellsTheEndOfTheDaysItSlept() {
        // the call leaves the last hour on the 23rd, and the day on the 24th
        new Lab(driver).configure();
        driver.log("c1", "support", "NONE", "ENTERQUEUE", "", "06", "1");
        driver.at(TODAY.plusSeconds(1));
        driver.jump(Instant.parse("2026-11-25T08:00:00Z"));
        assertThat(driver.times(Topics.STATS_QUEUES))
                .endsWith(
                        Instant.parse("2026-11-23T23:59:59.999Z"),
                        Instant.parse("2026-11-24T23:59:59.999Z"));
    }

    @Test
    void aRowThatComesLateCountsInItsOwnMinuteAndDay() {
        // C14: read at 9:30; 8:20 is out of the hour, 8:40 is not
        new Lab(driver).configure();
        driver.at(TODAY.plusSeconds(1800));
        driver.log("c0", "support", "NONE", "ENTERQUEUE", "", "06", "1");
        driver.log(TODAY, "c1", "support", "NONE", "ENTERQUEUE", "", "06", "1");
        driver.log(TODAY.minusSeconds(2400), "c2", "support", "NONE", "ENTERQUEUE", "", "06");
        driver.log(TODAY.minusSeconds(1200), "c3", "support", "NONE", "ENTERQUEUE", "", "06");
        driver.log(YESTERDAY, "c4", "support", "NONE", "ENTERQUEUE", "", "06", "1");
        driver.jump(TODAY.plusSeconds(1801));
        assertThat(driver.counter(1, QueueCounter.TOTAL_NUMBER_CALLS_ENTERED)).isEqualTo(4);
        assertThat(driver.counter(1, QueueCounter.TOTAL_NUMBER_CALLS_ENTERED_LAST_HOUR))
                .isEqualTo(3);
    }

    @Test
    void numbersAreHeldBackAQueueToOneABeatAndAnAgentToOneASecond() {
        // C41: twenty changes in two seconds, beats each 200 ms
        new Lab(driver).configure();
        driver.on(new QueueMemberAdded(Events.member("support", "1001", false, "")));
        driver.at(TODAY.plusSeconds(10));
        for (int i = 1; i <= 20; i++) {
            Instant time = TODAY.plusSeconds(10).plusMillis(100L * i);
            boolean paused = i % 2 == 1;
            driver.on(
                    time,
                    new QueueMemberChanged(
                            Events.member("support", "1001", paused, paused ? "x" : ""),
                            MemberChange.PAUSE));
            driver.log(time, "c" + i, "support", "NONE", "ENTERQUEUE", "", "06", "1");
            if (!paused) {
                driver.at(time);
            }
        }
        driver.at(TODAY.plusSeconds(13));
        assertThat(in(Topics.STATE_AGENTS)).as("states at once").hasSize(20);
        assertThat(in(Topics.STATS_AGENTS)).hasSizeBetween(2, 3);
        List<Instant> queue = in(Topics.STATS_QUEUES);
        assertThat(queue).hasSizeBetween(5, 11);
        assertThat(queue).doesNotHaveDuplicates();
        assertThat(driver.counter(1, QueueCounter.TOTAL_NUMBER_CALLS_ENTERED)).isEqualTo(20);
    }

    /** When something was told in these two seconds and the one after. */
    private List<Instant> in(Topic<?> topic) {
        return driver.times(topic).stream()
                .filter(t -> t.isAfter(TODAY.plusSeconds(10)) && t.isBefore(TODAY.plusSeconds(13)))
                .toList();
    }

    private void log(int seconds, String call, String event, String... data) {
        String agent = event.equals("CONNECT") ? "Agent/1001" : "NONE";
        driver.log(YESTERDAY.plusSeconds(seconds), call, "support", agent, event, data);
    }

    private <T> T lastUpTo(Topic<T> topic, Instant time) {
        List<Envelope<T>> told =
                driver.envelopes(topic).stream().filter(e -> !e.time().isAfter(time)).toList();
        return told.getLast().data();
    }
}
