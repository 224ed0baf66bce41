package io.belfry.stats.scenario;

import static io.belfry.stats.fixture.Events.channel;
import static io.belfry.stats.fixture.Events.member;
import static io.belfry.stats.fixture.Events.with;
import static io.belfry.stats.fixture.StatsDriver.t;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.belfry.contracts.Topics;
import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.pbx.AgentCompleted;
import io.belfry.contracts.pbx.AgentLoggedOff;
import io.belfry.contracts.pbx.CallerId;
import io.belfry.contracts.pbx.ChannelHungUp;
import io.belfry.contracts.pbx.ChannelInfo;
import io.belfry.contracts.pbx.ChannelSnapshot;
import io.belfry.contracts.pbx.ChannelState;
import io.belfry.contracts.pbx.ChannelStateChanged;
import io.belfry.contracts.pbx.CompletionReason;
import io.belfry.contracts.pbx.LinkLost;
import io.belfry.contracts.pbx.PbxEvent;
import io.belfry.contracts.pbx.QueueCallerSnapshot;
import io.belfry.contracts.pbx.QueueMemberRemoved;
import io.belfry.contracts.pbx.QueueMemberSnapshot;
import io.belfry.contracts.pbx.ResyncBegun;
import io.belfry.contracts.pbx.ResyncEnded;
import io.belfry.contracts.state.AgentState;
import io.belfry.contracts.state.QueueCalls;
import io.belfry.contracts.state.WaitingCall;
import io.belfry.stats.fixture.Lab;
import io.belfry.stats.fixture.StatsDriver;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** What the snapshot after a lost link says is right, whatever was believed of an agent before. */
class ContradictingResyncTest {

    private final StatsDriver driver = new StatsDriver(t(6750));
    private final Lab lab = new Lab(driver).configure();

    @Test
    void believedReadyHeIsOnCall() {
        lab.login(6751, "1001", "support");
        resync(
                new QueueMemberSnapshot(member("support", "1001", false, "")),
                snapshot(ChannelState.UP, 12));
        assertThat(driver.states(1)).endsWith("AgentReady @6751.000", "AgentOnCall @6771.000");
    }

    @Test
    void aQueueCallThatBeganUnheardIsOneAndItsWrapUpFollows() {
        // the member is in a call of the queue, and his phone is up
        lab.login(6751, "1001", "support");
        resync(
                new QueueMemberSnapshot(with(member("support", "1001", false, ""), null, true)),
                snapshot(ChannelState.UP, 12));
        assertThat(((AgentState.OnCall) driver.agent(1).state()).acd()).isTrue();
        ChannelInfo phone = phone(ChannelState.UP);
        driver.at(6780)
                .on(
                        new AgentCompleted(
                                channel(
                                        "PJSIP/trunk-1",
                                        "c9",
                                        "c9",
                                        ChannelState.UP,
                                        "0611",
                                        null,
                                        "s"),
                                phone,
                                new QueueName("support"),
                                new AgentNumber("1001"),
                                "Local/id-1001@agentcallback",
                                1,
                                20,
                                CompletionReason.CALLER))
                .on(new ChannelHungUp(phone, 16, null))
                .at(6790);
        assertThat(driver.states(1))
                .endsWith(
                        "AgentOnCall @6771.000", "AgentOnWrapup @6780.000", "AgentReady @6783.000");
    }

    @Test
    void believedOnCallHeIsInTheRestAfterIt() {
        // the PBX remembers that his last call ended 6770: three seconds of wrap-up from then on
        lab.login(6751, "1001", "support");
        driver.at(6752).on(new ChannelStateChanged(phone(ChannelState.UP)));
        resync(new QueueMemberSnapshot(with(member("support", "1001", false, ""), t(6770), false)));
        driver.at(6780);
        assertThat(driver.states(1))
                .endsWith(
                        "AgentOnCall @6752.000", "AgentOnWrapup @6771.000", "AgentReady @6773.000");
    }

    @Test
    void aLastCallThatIsLongAgoIsNoRest() {
        lab.login(6751, "1001", "support");
        resync(new QueueMemberSnapshot(with(member("support", "1001", false, ""), t(6765), false)));
        assertThat(driver.states(1)).last().isEqualTo("AgentReady @6751.000");
    }

    @Test
    void believedOnPauseHeIsReady() {
        lab.login(6751, "1001", "support").pause(6752, "1001", "support", "lunch");
        resync(new QueueMemberSnapshot(member("support", "1001", false, "")));
        assertThat(driver.states(1))
                .endsWith("AgentOnPause lunch @6752.000", "AgentReady @6771.000");
    }

    @Test
    void believedReadyHeIsOnPause() {
        lab.login(6751, "1001", "support");
        resync(new QueueMemberSnapshot(member("support", "1001", true, "lunch")));
        assertThat(driver.states(1))
                .endsWith("AgentReady @6751.000", "AgentOnPause lunch @6771.000");
    }

    @Test
    void believedLoggedOutHeIsReady() {
        lab.login(6751, "1001", "support");
        driver.at(6752).on(new AgentLoggedOff(new AgentNumber("1001"), null));
        driver.on(new QueueMemberRemoved(member("support", "1001", false, "")));
        resync(new QueueMemberSnapshot(member("support", "1001", false, "")));
        assertThat(driver.states(1)).endsWith("AgentLoggedOut @6752.000", "AgentReady @6771.000");
    }

    @Test
    void believedReadyHeIsLoggedOut() {
        lab.login(6751, "1001", "support");
        resync();
        assertThat(driver.states(1)).endsWith("AgentReady @6751.000", "AgentLoggedOut @6771.000");
        assertThat(driver.agent(1).queues()).as("as last known").hasSize(1);
    }

    @Test
    void believedRingingHeTalks() {
        lab.login(6751, "1001", "support");
        var call = lab.call("PJSIP/trunk-01", "c1", "0611", "support").arrives(6752);
        call.joins(6752, 1, 1).rings(6753, "1001", "5", "12").ringing(6753);
        resync(
                new QueueMemberSnapshot(with(member("support", "1001", false, ""), null, true)),
                new ChannelSnapshot(
                        channel(
                                "PJSIP/1001-00000012",
                                "12",
                                "c1",
                                ChannelState.UP,
                                "1001",
                                "0611",
                                "s"),
                        null,
                        "AppQueue",
                        "(Outgoing Line)",
                        18));
        assertThat(((AgentState.OnCall) driver.agent(1).state()).acd()).isTrue();
        assertThat(driver.states(1)).endsWith("AgentRinging @6753.000", "AgentOnCall @6771.000");
    }

    @Test
    void believedRingingItRingsNoMore() {
        lab.login(6751, "1001", "support");
        var call = lab.call("PJSIP/trunk-01", "c1", "0611", "support").arrives(6752);
        call.joins(6752, 1, 1).rings(6753, "1001", "5", "12").ringing(6753);
        resync(new QueueMemberSnapshot(member("support", "1001", false, "")));
        assertThat(driver.states(1)).endsWith("AgentRinging @6753.000", "AgentReady @6771.000");
    }

    @Test
    void whoWaitsIsToldAllAtOnceAtTheEnd() {
        // believed: A, B; now B, C. The list never has A and C together, nor is it empty between
        lab.call("PJSIP/trunk-01", "a", "0601", "support").arrives(6751).joins(6751, 1, 1);
        lab.call("PJSIP/trunk-02", "b", "0602", "support").arrives(6752).joins(6752, 2, 2);
        int before = driver.values(Topics.STATE_QUEUE_CALLS).size();
        resync(waits("b", "0602", 1, 6752), waits("c", "0603", 2, 6765));
        List<QueueCalls> told = driver.values(Topics.STATE_QUEUE_CALLS);
        assertThat(told.subList(before, told.size()))
                .singleElement()
                .extracting(QueueCalls::calls)
                .asInstanceOf(InstanceOfAssertFactories.list(WaitingCall.class))
                .extracting(WaitingCall::position, WaitingCall::number, WaitingCall::queueTime)
                .containsExactly(tuple(1, "0602", t(6752)), tuple(2, "0603", t(6765)));
    }

    private static QueueCallerSnapshot waits(String id, String number, int position, double since) {
        return new QueueCallerSnapshot(
                new QueueName("support"),
                position,
                "PJSIP/trunk-" + id,
                new UniqueId(id),
                new CallerId(number, null),
                t(since));
    }

    private void resync(PbxEvent... snapshot) {
        driver.at(6760).on(new LinkLost("reset")).at(6770).on(new ResyncBegun("r1"));
        for (PbxEvent event : snapshot) {
            driver.on(event);
        }
        driver.at(6771).on(new ResyncEnded("r1"));
    }

    private static ChannelSnapshot snapshot(ChannelState state, long age) {
        return new ChannelSnapshot(phone(state), null, "AppDial", "(Outgoing Line)", age);
    }

    private static ChannelInfo phone(ChannelState state) {
        return channel("PJSIP/1001-00000021", "21", "c9", state, "1001", "0611", "s");
    }
}
