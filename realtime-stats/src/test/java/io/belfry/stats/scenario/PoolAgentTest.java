package io.belfry.stats.scenario;

import static io.belfry.stats.fixture.Events.channel;
import static io.belfry.stats.fixture.Events.with;
import static io.belfry.stats.fixture.StatsDriver.t;
import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.Topics;
import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.Device;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.pbx.AgentCalled;
import io.belfry.contracts.pbx.AgentCompleted;
import io.belfry.contracts.pbx.AgentConnected;
import io.belfry.contracts.pbx.AgentRingNoAnswer;
import io.belfry.contracts.pbx.ChannelCreated;
import io.belfry.contracts.pbx.ChannelHungUp;
import io.belfry.contracts.pbx.ChannelInfo;
import io.belfry.contracts.pbx.ChannelSnapshot;
import io.belfry.contracts.pbx.ChannelState;
import io.belfry.contracts.pbx.ChannelStateChanged;
import io.belfry.contracts.pbx.CompletionReason;
import io.belfry.contracts.pbx.DeviceState;
import io.belfry.contracts.pbx.LinkLost;
import io.belfry.contracts.pbx.Membership;
import io.belfry.contracts.pbx.PoolAgentLoggedIn;
import io.belfry.contracts.pbx.QueueMember;
import io.belfry.contracts.pbx.QueueMemberSnapshot;
import io.belfry.contracts.pbx.ResyncBegun;
import io.belfry.contracts.pbx.ResyncEnded;
import io.belfry.contracts.state.AgentCounter;
import io.belfry.contracts.state.QueueCounter;
import io.belfry.stats.fixture.Lab;
import io.belfry.stats.fixture.StatsDriver;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Agent 1001 by app_agent_pool, as in trace 36: a static member of support named «Pool Agent»,
 * interface Local/1001@agents, state of Agent:1001.
 */
class PoolAgentTest {

    private static final QueueName SUPPORT = new QueueName("support");
    private static final String LOCAL = "Local/1001@agents";

    private final StatsDriver driver = new StatsDriver(t(7050));
    private final Lab lab = new Lab(driver).configure();

    @BeforeEach
    void asTheSnapshotSaysIt() {
        driver.at(7051).on(new ResyncBegun("r1"));
        driver.on(new QueueMemberSnapshot(with(pool(), DeviceState.UNAVAILABLE)));
        driver.on(new ResyncEnded("r1"));
    }

    @Test
    void aMemberAllTheTimeIsLoggedInOnlyWhileHisPhoneIsUp() {
        driver.at(7052);
        assertThat(driver.states(1)).containsExactly("AgentLoggedOut @7050.000");
        assertThat(driver.counter(1, QueueCounter.LOGGED_AGENTS)).isZero();
        login(7053);
        assertThat(driver.states(1)).last().isEqualTo("AgentReady @7053.000");
        assertThat(driver.agent(1).phoneNumber()).isEqualTo("1003");
    }

    @Test
    void aCallHeDoesNotAcceptRingsAndIsGone() {
        login(7053);
        var call = lab.call("PJSIP/trunk-01", "c1", "0611", "support").arrives(7054);
        driver.at(7055).on(new AgentCalled(call.caller(), local(), SUPPORT, null, LOCAL));
        driver.at(7060)
                .on(new AgentRingNoAnswer(call.caller(), local(), SUPPORT, null, LOCAL, 5000));
        assertThat(driver.states(1))
                .endsWith("AgentReady @7053.000", "AgentRinging @7055.000", "AgentReady @7060.000");
    }

    @Test
    void aCallThatEndedUnheardIsOver() {
        login(7053);
        var call = lab.call("PJSIP/trunk-01", "c1", "0611", "support").arrives(7054);
        driver.at(7055).on(new AgentCalled(call.caller(), local(), SUPPORT, null, LOCAL));
        driver.on(new AgentConnected(call.caller(), local(), SUPPORT, null, LOCAL, 1, 1));
        driver.at(7060).on(new ResyncBegun("r2"));
        driver.on(new QueueMemberSnapshot(pool()));
        driver.on(new ChannelSnapshot(phone(ChannelState.UP), null, "AgentLogin", "1001", 7));
        driver.on(new PoolAgentLoggedIn(phone(ChannelState.UP), new AgentNumber("1001")));
        driver.on(new ResyncEnded("r2"));
        assertThat(driver.states(1)).endsWith("AgentOnCall @7055.000", "AgentReady @7060.000");
    }

    /** C31, C33, C34: two rings of the first call, which he does not accept; the second he does. */
    @Test
    void aCallThatRangInVainIsReceivedAndUnanswered() {
        login(7053);
        var call = lab.call("PJSIP/trunk-01", "c1", "0611", "support").arrives(7054);
        driver.at(7055).on(new AgentCalled(call.caller(), local(), SUPPORT, null, LOCAL));
        driver.at(7060)
                .on(new AgentRingNoAnswer(call.caller(), local(), SUPPORT, null, LOCAL, 5000));
        driver.at(7061).on(new AgentCalled(call.caller(), local(), SUPPORT, null, LOCAL));
        driver.at(7063).on(new AgentConnected(call.caller(), local(), SUPPORT, null, LOCAL, 9, 2));
        driver.at(7073)
                .on(
                        new AgentCompleted(
                                call.caller(),
                                local(),
                                SUPPORT,
                                null,
                                LOCAL,
                                9,
                                10,
                                CompletionReason.CALLER));
        driver.at(7075);
        assertThat(driver.values(Topics.STATS_AGENTS).getLast().counters())
                .containsEntry(AgentCounter.INB_CALLS, 2.0)
                .containsEntry(AgentCounter.INB_ANS_CALLS, 1.0)
                .containsEntry(AgentCounter.INB_UNANS_CALLS, 1.0)
                .containsEntry(AgentCounter.INB_PERC_UNANS_CALLS, 50.0)
                .containsEntry(AgentCounter.INB_CALL_TIME, 10.0);
    }

    /** His hang-up was heard, his logout was not. */
    @Test
    void whoLoggedOffWhileNobodyListenedIsLoggedOut() {
        login(7053);
        driver.at(7058).on(new ChannelHungUp(phone(ChannelState.UP), 16, "Normal Clearing"));
        driver.at(7060).on(new LinkLost("cut"));
        driver.at(7070).on(new ResyncBegun("r2"));
        driver.on(new QueueMemberSnapshot(with(pool(), DeviceState.UNAVAILABLE)));
        driver.on(new ResyncEnded("r2"));
        assertThat(driver.states(1)).last().isEqualTo("AgentLoggedOut @7070.000");
    }

    @Test
    void whoLoggedInAgainWhileNobodyListenedIsLoggedIn() {
        login(7053);
        driver.at(7060).on(new LinkLost("cut"));
        driver.at(7070).on(new ResyncBegun("r2"));
        ChannelInfo again =
                channel("PJSIP/1003-00000060", "170", "170", ChannelState.UP, "1003", null, "*31");
        driver.on(new QueueMemberSnapshot(pool()));
        driver.on(new ChannelSnapshot(again, null, "AgentLogin", "1001", 5));
        driver.on(new PoolAgentLoggedIn(again, new AgentNumber("1001")));
        driver.on(new ResyncEnded("r2"));
        assertThat(driver.states(1)).last().isEqualTo("AgentReady @7053.000");
        driver.at(7071);
        assertThat(driver.counter(1, QueueCounter.AVAILABLE_AGENTS)).isOne();
    }

    @Test
    void whosePhoneIsGoneIsLoggedOut() {
        login(7053);
        driver.at(7060).on(new ResyncBegun("r2"));
        driver.on(new QueueMemberSnapshot(with(pool(), DeviceState.UNAVAILABLE)));
        driver.on(new ResyncEnded("r2"));
        assertThat(driver.states(1)).last().isEqualTo("AgentLoggedOut @7060.000");
    }

    private void login(double time) {
        driver.at(time).on(new ChannelCreated(phone(ChannelState.RING)));
        driver.on(new ChannelStateChanged(phone(ChannelState.UP)));
        driver.on(new PoolAgentLoggedIn(phone(ChannelState.UP), new AgentNumber("1001")));
    }

    private static ChannelInfo phone(ChannelState state) {
        return channel("PJSIP/1003-00000054", "156", "156", state, "1003", null, "*31");
    }

    private static ChannelInfo local() {
        return channel(LOCAL + "-00000024;1", "158", "c1", ChannelState.RINGING, null, "0611", "s");
    }

    private static QueueMember pool() {
        return new QueueMember(
                SUPPORT,
                null,
                "Pool Agent",
                LOCAL,
                new Device("Agent:1001"),
                Membership.STATIC,
                0,
                0,
                null,
                null,
                null,
                false,
                DeviceState.NOT_INUSE,
                false,
                null,
                false,
                0);
    }
}
