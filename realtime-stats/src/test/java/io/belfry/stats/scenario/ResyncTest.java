package io.belfry.stats.scenario;

import static io.belfry.stats.fixture.Events.channel;
import static io.belfry.stats.fixture.Events.member;
import static io.belfry.stats.fixture.StatsDriver.t;
import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.Topics;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.pbx.CallerId;
import io.belfry.contracts.pbx.ChannelSnapshot;
import io.belfry.contracts.pbx.ChannelState;
import io.belfry.contracts.pbx.LinkLost;
import io.belfry.contracts.pbx.QueueCallerSnapshot;
import io.belfry.contracts.pbx.QueueMemberSnapshot;
import io.belfry.contracts.pbx.QueueSnapshot;
import io.belfry.contracts.pbx.ResyncBegun;
import io.belfry.contracts.pbx.ResyncEnded;
import io.belfry.contracts.state.PhoneEventType;
import io.belfry.contracts.state.QueueCounter;
import io.belfry.contracts.state.WaitingCall;
import io.belfry.stats.fixture.Lab;
import io.belfry.stats.fixture.StatsDriver;
import org.junit.jupiter.api.Test;

/** After a lost link the whole state is read again: what is not named any more is gone. */
class ResyncTest {

    private final StatsDriver driver = new StatsDriver(t(6750));
    private final Lab lab = new Lab(driver).configure();

    @Test
    void whatHappenedWhileTheLinkWasDownShowsAtTheEndOfTheSnapshot() {
        // 1001 on a queue call, one caller waiting; link lost. Meanwhile the call ended, the
        // waiting
        // caller left and another came, and 1002 logged out.
        lab.login(6750.5, "1001", "support").login(6750.6, "1002", "support", "sales");
        var talking = lab.call("PJSIP/trunk-01", "c1", "0611", "support");
        talking.arrives(6751).joins(6751, 1, 1);
        talking.rings(6751, "1001", "1", "11").ringing(6752).answers(6753, 2);
        lab.call("PJSIP/trunk-02", "c2", "0622", "support").arrives(6754).joins(6754, 1, 1);

        driver.at(6760).on(new LinkLost("reset")).at(6770).on(new ResyncBegun("r1"));
        driver.on(new QueueSnapshot(new QueueName("support"), "", 0, 1, 9, 0, 0, 0, 0, 0));
        driver.on(new QueueMemberSnapshot(member("support", "1001", true, "lunch")));
        driver.on(
                new QueueCallerSnapshot(
                        new QueueName("support"),
                        1,
                        "PJSIP/trunk-03",
                        new UniqueId("c3"),
                        new CallerId("0633", "Carl"),
                        t(6765)));
        assertThat(driver.states(1)).last().isEqualTo("AgentOnCall @6753.000");
        driver.at(6771).on(new ResyncEnded("r1")).at(6772.2);

        assertThat(driver.states(1))
                .as("no wrap-up: nobody knows when the call ended")
                .endsWith("AgentOnCall @6753.000", "AgentOnPause lunch @6771.000");
        assertThat(driver.states(2)).last().isEqualTo("AgentLoggedOut @6771.000");
        assertThat(driver.values(Topics.STATE_QUEUE_CALLS).getLast().calls())
                .extracting(WaitingCall::position, WaitingCall::name, WaitingCall::queueTime)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(1, "Carl", t(6765)));
        assertThat(driver.values(Topics.PHONE_EVENTS).getLast().type())
                .isEqualTo(PhoneEventType.RELEASED);
        assertThat(driver.counter(1, QueueCounter.LOGGED_AGENTS)).isEqualTo(1);
        assertThat(driver.counter(1, QueueCounter.AVAILABLE_AGENTS)).isZero();
        assertThat(driver.counter(1, QueueCounter.TALKING_AGENTS)).isZero();
        assertThat(driver.counter(1, QueueCounter.EWT)).isEqualTo(9);
        assertThat(driver.counter(1, QueueCounter.LONGEST_WAIT_TIME)).isEqualTo(7);
        assertThat(driver.counter(2, QueueCounter.LOGGED_AGENTS)).isZero();
    }

    @Test
    void aCallThatGoesOnIsShownAsBefore() {
        lab.login(6750.5, "1001", "support");
        var call = lab.call("PJSIP/trunk-01", "c1", "0611", "support");
        call.arrives(6751).joins(6751, 1, 1);
        var ring = call.rings(6751, "1001", "1", "11").ringing(6752).answers(6753, 2);
        driver.at(6760).on(new LinkLost("reset")).at(6770).on(new ResyncBegun("r1"));
        driver.on(new QueueMemberSnapshot(member("support", "1001", false, "")));
        driver.on(
                new ChannelSnapshot(
                        ring.device(ChannelState.UP), null, "AppDial", "(Outgoing Line)", 17));
        driver.at(6771).on(new ResyncEnded("r1"));
        assertThat(driver.states(1)).last().isEqualTo("AgentOnCall @6753.000");
        ring.completes(6780, 2, 27, io.belfry.contracts.pbx.CompletionReason.AGENT).hangsUp(6780);
        driver.at(6790);
        assertThat(driver.states(1)).endsWith("AgentOnWrapup @6780.000", "AgentReady @6783.000");
    }

    @Test
    void aFirstStartOnABusyPbxShowsAgentsOnceAndWithTheAgeOfTheirCall() {
        driver.at(6770).on(new ResyncBegun("r1"));
        driver.on(new QueueMemberSnapshot(member("support", "1001", false, "")));
        driver.on(
                new ChannelSnapshot(
                        channel("PJSIP/1001-11", "11", "c1", ChannelState.UP, "1001", "0611", "s"),
                        null,
                        "AppDial",
                        "(Outgoing Line)",
                        17));
        driver.at(6771).on(new ResyncEnded("r1"));
        assertThat(driver.states(1))
                .containsExactly("AgentLoggedOut @6750.000", "AgentOnCall @6771.000");
        assertThat(driver.agent(1).phoneNumber()).isEqualTo("1001");
    }

    @Test
    void anEndOfAnotherResyncEndsNothing() {
        lab.login(6750.5, "1001", "support");
        driver.at(6760).on(new ResyncBegun("r1")).on(new ResyncEnded("r0")).at(6762);
        assertThat(driver.states(1)).last().isEqualTo("AgentReady @6750.500");
    }
}
