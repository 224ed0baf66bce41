package io.belfry.stats.scenario;

import static io.belfry.stats.fixture.StatsDriver.t;
import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.Topics;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.Device;
import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.pbx.ChannelCreated;
import io.belfry.contracts.pbx.ChannelState;
import io.belfry.contracts.pbx.CompletionReason;
import io.belfry.contracts.pbx.DeviceState;
import io.belfry.contracts.pbx.DeviceStateChanged;
import io.belfry.contracts.pbx.ExtensionStateChanged;
import io.belfry.contracts.pbx.PhoneStatus;
import io.belfry.contracts.state.PhoneState;
import io.belfry.contracts.state.QueueCounter;
import io.belfry.stats.fixture.Events;
import io.belfry.stats.fixture.Lab;
import io.belfry.stats.fixture.StatsDriver;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Facts and configuration come in any order, and time passes without events. */
class ConfigurationTest {

    private final StatsDriver driver = new StatsDriver(t(6750));
    private final Lab lab = new Lab(driver);

    @Test
    void whatHappenedBeforeTheConfigurationIsKnownIsPublishedWithIt() {
        lab.login(6750.464, "1001", "support");
        lab.call("PJSIP/trunk-01", "c1", "0611", "support").arrives(6751).joins(6751, 1, 1);
        driver.log("c1", "support", "NONE", "ENTERQUEUE", "", "0611", "1");
        driver.at(6752);
        assertThat(driver.values(Topics.STATE_AGENTS)).isEmpty();
        assertThat(driver.values(Topics.STATS_QUEUES)).isEmpty();
        driver.at(6753);
        lab.configure();
        driver.at(6754);
        assertThat(driver.states(1)).containsExactly("AgentReady @6750.464");
        assertThat(driver.agent(1).queues()).containsExactly(new QueueId(1));
        assertThat(driver.values(Topics.STATE_QUEUE_CALLS)).anyMatch(c -> c.calls().size() == 1);
        assertThat(driver.counter(1, QueueCounter.TOTAL_NUMBER_CALLS_ENTERED)).isEqualTo(1);
        assertThat(driver.counter(1, QueueCounter.AVAILABLE_AGENTS)).isEqualTo(1);
    }

    @Test
    void anotherWrapUpTimeHoldsForTheRestThatIsGoingOn() {
        lab.configure().login(6750.5, "1001", "support");
        var call = lab.call("PJSIP/trunk-01", "c1", "0611", "support");
        call.arrives(6751).joins(6751, 1, 1);
        call.rings(6751, "1001", "1", "11")
                .ringing(6752)
                .answers(6753, 2)
                .completes(6755, 2, 2, CompletionReason.AGENT)
                .hangsUp(6755);
        driver.at(6756);
        lab.queue(1, "support", 10);
        driver.at(6770);
        assertThat(driver.states(1)).endsWith("AgentOnWrapup @6755.000", "AgentReady @6765.000");
    }

    @Test
    void aWrapUpThatIsOverWhenTheServiceStartsAgainEndsAtItsOwnTime() {
        lab.configure().login(6750.5, "1001", "support");
        var call = lab.call("PJSIP/trunk-01", "c1", "0611", "support");
        call.arrives(6751).joins(6751, 1, 1);
        call.rings(6751, "1001", "1", "11")
                .ringing(6752)
                .answers(6753, 2)
                .completes(6755, 2, 2, CompletionReason.AGENT)
                .hangsUp(6755);
        // down until 6800; ten seconds for what came in meanwhile, four later it is 6759 on the PBX
        driver.sleep(t(6800)).restart().at(6814.2);
        assertThat(driver.states(1)).endsWith("AgentOnWrapup @6755.000", "AgentReady @6758.000");
    }

    @Test
    void aServiceThatWasDownReadsWhatItMissedBeforeItEndsAWrapUp() {
        // down from 6756 to 6800; what it reads then: 1001 dials at 6757, before his rest is over
        lab.configure().login(6750.5, "1001", "support");
        var call = lab.call("PJSIP/trunk-01", "c1", "0611", "support");
        call.arrives(6751).joins(6751, 1, 1);
        call.rings(6751, "1001", "1", "11")
                .ringing(6752)
                .answers(6753, 2)
                .completes(6755, 2, 2, CompletionReason.AGENT)
                .hangsUp(6755);
        driver.at(6756).sleep(t(6800)).restart();
        driver.at(t(6800.4));
        driver.on(
                t(6757),
                new ChannelCreated(
                        Events.channel(
                                "PJSIP/1001-12",
                                "12",
                                "12",
                                ChannelState.RING,
                                "1001",
                                null,
                                "9")));
        assertThat(driver.states(1)).endsWith("AgentOnWrapup @6755.000", "AgentDialing @6757.000");
    }

    @Test
    void nothingIsPublishedAgainWhenTheServiceStartsAgain() {
        lab.configure().login(6750.5, "1001", "support");
        driver.at(6755);
        int states = driver.values(Topics.STATE_AGENTS).size();
        int numbers = driver.values(Topics.STATS_QUEUES).size();
        driver.restart();
        lab.configure();
        driver.at(6756);
        assertThat(driver.values(Topics.STATE_AGENTS)).hasSize(states);
        assertThat(driver.values(Topics.STATS_QUEUES)).hasSize(numbers);
    }

    @Test
    void anAgentOrQueueThatIsNoLongerConfiguredIsDeleted() {
        lab.configure().login(6750.5, "1001", "support");
        driver.at(6751).engine().unconfigured(driver.moment(), new AgentId(1));
        driver.engine().unconfigured(driver.moment(), new QueueId(2));
        assertThat(driver.gone())
                .containsExactly(
                        "state.agents/1",
                        "stats.agents/1",
                        "state.queue-calls/2",
                        "stats.queues/2",
                        "stats.queue-intervals/2");
    }

    @Test
    void theLongestWaitTicksEachSecondWhileSomebodyWaits() {
        lab.configure();
        lab.call("PJSIP/trunk-01", "c1", "0611", "support").arrives(6751).joins(6751, 1, 1);
        driver.at(6754.2);
        int before = driver.values(Topics.STATS_QUEUES).size();
        assertThat(driver.counter(1, QueueCounter.LONGEST_WAIT_TIME)).isEqualTo(3);
        driver.at(6764.2);
        assertThat(driver.counter(1, QueueCounter.LONGEST_WAIT_TIME)).isEqualTo(13);
        assertThat(driver.counter(1, QueueCounter.LONGEST_WAITING_TIME)).isEqualTo(13);
        assertThat(driver.values(Topics.STATS_QUEUES)).hasSize(before + 10);
    }

    @Test
    void theDayBeginsAgainAndTheHourSlidesWithoutAnyEvent() {
        // 23:59:30 entered; at 00:00:00 the day is 0 and the last hour 1; at 00:59:00 both 0
        StatsDriver night = new StatsDriver(Instant.parse("2026-11-21T23:59:00Z"));
        new Lab(night).configure();
        night.at(Instant.parse("2026-11-21T23:59:30Z"))
                .log("c1", "support", "NONE", "ENTERQUEUE", "", "0611", "1")
                .at(Instant.parse("2026-11-21T23:59:58Z"));
        assertThat(night.counter(1, QueueCounter.TOTAL_NUMBER_CALLS_ENTERED)).isEqualTo(1);
        night.at(Instant.parse("2026-11-22T00:00:01Z"));
        assertThat(night.counter(1, QueueCounter.TOTAL_NUMBER_CALLS_ENTERED)).isZero();
        assertThat(night.counter(1, QueueCounter.TOTAL_NUMBER_CALLS_ENTERED_LAST_HOUR))
                .isEqualTo(1);
        night.at(Instant.parse("2026-11-22T00:59:01Z"));
        assertThat(night.counter(1, QueueCounter.TOTAL_NUMBER_CALLS_ENTERED_LAST_HOUR)).isZero();
    }

    @Test
    void theStatusOfALineIsThatOfItsHintAndOfItsDeviceWithoutHint() {
        // A112; trace 02: device RINGING and ExtensionStatus 8 in the same millisecond
        lab.configure();
        driver.at(6751.939)
                .on(new DeviceStateChanged(new Device("PJSIP/1001"), DeviceState.RINGING));
        driver.on(new ExtensionStateChanged("1001", "internal", "PJSIP/1001", PhoneStatus.RINGING));
        driver.at(6752.944).on(new DeviceStateChanged(new Device("PJSIP/1001"), DeviceState.INUSE));
        driver.on(new ExtensionStateChanged("1001", "internal", "PJSIP/1001", PhoneStatus.CALLING));
        driver.at(6755)
                .on(new DeviceStateChanged(new Device("PJSIP/1003"), DeviceState.UNAVAILABLE));
        assertThat(driver.values(Topics.STATE_PHONES))
                .extracting(PhoneState::number, PhoneState::status, PhoneState::since)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "1001", PhoneStatus.RINGING, t(6751.939)),
                        org.assertj.core.groups.Tuple.tuple(
                                "1001", PhoneStatus.CALLING, t(6752.944)),
                        org.assertj.core.groups.Tuple.tuple(
                                "1003", PhoneStatus.INDISPONIBLE, t(6755)));
    }
}
