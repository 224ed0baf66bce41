package io.belfry.stats.scenario;

import static io.belfry.stats.fixture.Events.bridge;
import static io.belfry.stats.fixture.Events.channel;
import static io.belfry.stats.fixture.Events.member;
import static io.belfry.stats.fixture.Events.with;
import static io.belfry.stats.fixture.StatsDriver.t;
import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.Topics;
import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.pbx.AgentCalled;
import io.belfry.contracts.pbx.AgentCompleted;
import io.belfry.contracts.pbx.AgentConnected;
import io.belfry.contracts.pbx.AgentLoggedIn;
import io.belfry.contracts.pbx.BridgeEntered;
import io.belfry.contracts.pbx.ChannelCreated;
import io.belfry.contracts.pbx.ChannelHungUp;
import io.belfry.contracts.pbx.ChannelInfo;
import io.belfry.contracts.pbx.ChannelRenamed;
import io.belfry.contracts.pbx.ChannelState;
import io.belfry.contracts.pbx.ChannelStateChanged;
import io.belfry.contracts.pbx.CompletionReason;
import io.belfry.contracts.pbx.DeviceState;
import io.belfry.contracts.pbx.DialBegun;
import io.belfry.contracts.pbx.MemberChange;
import io.belfry.contracts.pbx.QueueMemberAdded;
import io.belfry.contracts.pbx.QueueMemberChanged;
import io.belfry.contracts.state.AgentState;
import io.belfry.contracts.state.CallDirection;
import io.belfry.contracts.state.CallType;
import io.belfry.contracts.state.MonitorState;
import io.belfry.contracts.state.PhoneEvent;
import io.belfry.contracts.state.QueueCounter;
import io.belfry.stats.fixture.Lab;
import io.belfry.stats.fixture.StatsDriver;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the recordings do not have: other members, other logins, and what goes wrong. */
class AgentCasesTest {

    private static final QueueName SUPPORT = new QueueName("support");

    private final StatsDriver driver = new StatsDriver(t(6750));
    private final Lab lab = new Lab(driver).configure();

    @Test
    void aMemberThatIsADeviceItselfHasNoLocalChannelBetween() {
        // a plain Asterisk: Interface and StateInterface PJSIP/1001, MemberName Agent/1001
        driver.at(6751)
                .on(new QueueMemberAdded(member("support", "1001", "PJSIP/1001", "PJSIP/1001")));
        var call = lab.call("PJSIP/trunk-01", "c1", "1003", "support");
        call.arrives(6752).joins(6752, 1, 1);
        ChannelInfo down = phone("1001-11", "11", "c1", ChannelState.DOWN, "1003");
        ChannelInfo up = phone("1001-11", "11", "c1", ChannelState.UP, "1003");
        driver.at(6753).on(new ChannelCreated(down));
        driver.on(new AgentCalled(call.caller(), down, SUPPORT, agent("1001"), "PJSIP/1001"));
        driver.on(new DialBegun(down, call.caller(), "1001"));
        driver.on(
                new ChannelStateChanged(
                        phone("1001-11", "11", "c1", ChannelState.RINGING, "1003")));
        driver.at(6754).on(new ChannelStateChanged(up));
        driver.on(
                new AgentConnected(call.caller(), up, SUPPORT, agent("1001"), "PJSIP/1001", 2, 1));
        assertThat(driver.agent(1).state())
                .isEqualTo(
                        new AgentState.OnCall(
                                true,
                                CallDirection.INCOMING,
                                CallType.INTERNAL,
                                MonitorState.DISABLED));
        assertThat(driver.agent(1).phoneNumber()).isEqualTo("1001");
        driver.at(6756)
                .on(
                        new AgentCompleted(
                                call.caller(),
                                up,
                                SUPPORT,
                                agent("1001"),
                                "PJSIP/1001",
                                2,
                                2,
                                CompletionReason.CALLER))
                .on(new ChannelHungUp(up, 16, null));
        driver.at(6760);
        assertThat(driver.states(1))
                .containsExactly(
                        "AgentLoggedOut @6750.000",
                        "AgentReady @6751.000",
                        "AgentRinging @6753.000",
                        "AgentOnCall @6754.000",
                        "AgentOnWrapup @6756.000",
                        "AgentReady @6759.000");
    }

    @Test
    void withoutAStateInterfaceThePhoneIsTheLineOfTheLogin() {
        // then AMI repeats the interface, and the halves of that Local channel are no phone
        String local = "Local/id-1001@agentcallback";
        driver.at(6751).on(new QueueMemberAdded(member("support", "1001", local, local)));
        driver.on(new AgentLoggedIn(agent("1001"), null, "1002", "internal"));
        driver.at(6752)
                .on(
                        new ChannelStateChanged(
                                channel(
                                        local + "-01;1",
                                        "1",
                                        "1",
                                        ChannelState.UP,
                                        null,
                                        null,
                                        "s")));
        assertThat(driver.agent(1).state()).isInstanceOf(AgentState.Ready.class);
        driver.at(6753)
                .on(new ChannelStateChanged(phone("1002-02", "2", "2", ChannelState.UP, "0611")));
        assertThat(driver.agent(1).state()).isInstanceOf(AgentState.OnCall.class);
        assertThat(driver.agent(1).phoneNumber()).isEqualTo("1002");
    }

    @Test
    void whoCannotBeReachedIsReadyButNotAvailable() {
        // trace 12: status 5 of the member while the telephone is not registered
        lab.login(6751, "1001", "support");
        var lost = with(member("support", "1001", false, ""), DeviceState.UNAVAILABLE);
        driver.at(6752).on(new QueueMemberChanged(lost, MemberChange.STATUS)).at(6753);
        assertThat(driver.agent(1).state()).isInstanceOf(AgentState.Ready.class);
        assertThat(driver.counter(1, QueueCounter.AVAILABLE_AGENTS)).isZero();
        assertThat(driver.counter(1, QueueCounter.LOGGED_AGENTS)).isEqualTo(1);
        driver.at(6754)
                .on(
                        new QueueMemberChanged(
                                member("support", "1001", false, ""), MemberChange.STATUS))
                .at(6755);
        assertThat(driver.counter(1, QueueCounter.AVAILABLE_AGENTS)).isEqualTo(1);
        assertThat(driver.states(1))
                .containsExactly("AgentLoggedOut @6750.000", "AgentReady @6751.000");
    }

    @Test
    void whoLogsInOnAnOccupiedPhoneTakesItOver() {
        // A30: nobody said that 1001 logged off; his membership is still there
        lab.login(6751, "1001", "support");
        driver.at(6752)
                .on(new QueueMemberAdded(member("sales", "1002", "Local/id-1002@x", "PJSIP/1001")));
        driver.on(new AgentLoggedIn(agent("1002"), null, "1001", "internal")).at(6753);
        assertThat(driver.states(1)).last().isEqualTo("AgentLoggedOut @6752.000");
        assertThat(driver.states(2)).last().isEqualTo("AgentReady @6752.000");
        assertThat(driver.counter(1, QueueCounter.LOGGED_AGENTS)).isZero();
        assertThat(driver.counter(2, QueueCounter.LOGGED_AGENTS)).isEqualTo(1);
        // calls of the phone are the new agent's now
        driver.at(6754)
                .on(new ChannelStateChanged(phone("1001-02", "2", "2", ChannelState.UP, "0611")));
        assertThat(driver.states(1)).last().isEqualTo("AgentLoggedOut @6752.000");
        assertThat(driver.states(2)).last().isEqualTo("AgentOnCall @6754.000");
        // a status of the old membership does not log him in again
        driver.at(6755)
                .on(
                        new QueueMemberChanged(
                                member("support", "1001", false, ""), MemberChange.STATUS));
        assertThat(driver.states(1)).last().isEqualTo("AgentLoggedOut @6752.000");
    }

    @Test
    void withSeveralCallsTheOneThatCountsMostIsShownAndTheNextWhenItEnds() {
        // a direct call on hold, a queue call answered meanwhile, a third dialled: queue call first
        lab.login(6751, "1001", "support");
        ChannelInfo direct = phone("1001-01", "1", "1", ChannelState.UP, "0611");
        driver.at(6752).on(new ChannelStateChanged(direct));
        var call = lab.call("PJSIP/trunk-02", "c2", "0622", "support").arrives(6753);
        var ring = call.joins(6753, 1, 1).rings(6754, "1001", "5", "12").ringing(6754);
        assertThat(acd(1)).isFalse();
        ring.answers(6755, 2);
        assertThat(acd(1)).isTrue();
        driver.at(6756)
                .on(
                        new ChannelCreated(
                                channel(
                                        "PJSIP/1001-03",
                                        "3",
                                        "3",
                                        ChannelState.RING,
                                        "1001",
                                        null,
                                        "1003")));
        assertThat(acd(1)).isTrue();
        ring.completes(6757, 2, 2, CompletionReason.CALLER).hangsUp(6757);
        assertThat(acd(1)).isFalse();
        driver.at(6758).on(new ChannelHungUp(direct, 16, null));
        // the wrap-up of 6757 to 6760 waits behind the call that is being dialled
        driver.at(6759)
                .on(
                        new ChannelHungUp(
                                channel(
                                        "PJSIP/1001-03",
                                        "3",
                                        "3",
                                        ChannelState.RING,
                                        "1001",
                                        null,
                                        "1003"),
                                16,
                                null))
                .at(6761);
        assertThat(driver.states(1))
                .endsWith(
                        "AgentOnCall @6752.000",
                        "AgentDialing @6758.000",
                        "AgentOnWrapup @6759.000",
                        "AgentReady @6760.000");
    }

    @Test
    void aCallThatSomebodyElsePicksUpRingsHereNoMore() {
        // the channel that rang at 1001 becomes one of 1003; what 1003 dialled is left as a shell
        // (masquerade: Rename to <MASQ>, to the other's name, to <ZOMBIE>)
        lab.login(6751, "1001", "support");
        var call = lab.call("PJSIP/trunk-01", "c1", "0611", "support").arrives(6752);
        call.joins(6752, 1, 1).rings(6753, "1001", "5", "12").ringing(6753);
        ChannelInfo dials =
                channel("PJSIP/1003-0a", "10", "10", ChannelState.RING, "1003", null, "*8");
        ChannelInfo answered =
                channel("PJSIP/1003-0a", "10", "10", ChannelState.UP, "1003", null, "*8");
        driver.at(6754).on(new ChannelCreated(dials)).on(new ChannelStateChanged(answered));
        driver.on(
                new ChannelRenamed(
                        channel(
                                "PJSIP/1003-0a<MASQ>",
                                "10",
                                "10",
                                ChannelState.UP,
                                "1003",
                                null,
                                "*8"),
                        "PJSIP/1003-0a"));
        driver.on(
                new ChannelRenamed(
                        channel(
                                "PJSIP/1003-0a",
                                "12",
                                "c1",
                                ChannelState.RINGING,
                                "1003",
                                "0611",
                                "s"),
                        "PJSIP/1001-00000012"));
        driver.on(
                new ChannelRenamed(
                        channel(
                                "PJSIP/1001-00000012<ZOMBIE>",
                                "10",
                                "10",
                                ChannelState.UP,
                                "1001",
                                null,
                                "*8"),
                        "PJSIP/1003-0a<MASQ>"));
        ChannelInfo talks =
                channel("PJSIP/1003-0a", "12", "c1", ChannelState.UP, "1003", "0611", "s");
        driver.at(6755)
                .on(new ChannelStateChanged(talks))
                .on(new BridgeEntered(talks, bridge("b", 2), null));
        driver.at(6757).on(new ChannelHungUp(talks, 16, null));
        assertThat(driver.states(1)).endsWith("AgentRinging @6753.000", "AgentReady @6754.000");
        assertThat(driver.values(Topics.PHONE_EVENTS))
                .extracting(AgentCasesTest::line)
                .containsExactly(
                        "1001 RINGING 0611 12 support",
                        "1003 DIALING *8 10 -",
                        "1003 ESTABLISHED *8 10 -",
                        "1001 RELEASED 0611 12 support",
                        "1003 RINGING 0611 12 -",
                        "1003 RELEASED *8 10 -",
                        "1003 ESTABLISHED 0611 12 -",
                        "1003 RELEASED 0611 12 -");
    }

    @Test
    void aQueueCallGoesOnInTheChannelThatTakesThePlaceOfItsOwn() {
        // Asterisk 11 optimises a Local channel by masquerade: its first half becomes the
        // telephone,
        // the telephone's own channel is left as a shell
        lab.login(6751, "1001", "support");
        var call = lab.call("PJSIP/trunk-01", "c1", "0611", "support").arrives(6752);
        var ring = call.joins(6752, 1, 1).rings(6753, "1001", "5", "12").ringing(6753);
        String local = "Local/id-1001@agentcallback-00000005;1";
        ChannelInfo half = channel(local, "5.1", "c1", ChannelState.UP, "1001", "0611", "s");
        driver.at(6754).on(new ChannelStateChanged(ring.device(ChannelState.UP)));
        driver.on(new ChannelStateChanged(half));
        driver.on(new AgentConnected(call.caller(), half, SUPPORT, agent("1001"), local, 2, 1));
        driver.on(renamed("PJSIP/1001-00000012<MASQ>", "12", "PJSIP/1001-00000012"));
        driver.on(renamed("PJSIP/1001-00000012", "5.1", local));
        driver.on(renamed(local + "<ZOMBIE>", "12", "PJSIP/1001-00000012<MASQ>"));
        driver.at(6760);
        assertThat(acd(1)).isTrue();
        ChannelInfo phone = phone("1001-00000012", "5.1", "c1", ChannelState.UP, "0611");
        driver.on(new ChannelHungUp(phone, 16, null));
        ring.completes(6760, 2, 6, CompletionReason.CALLER);
        driver.at(6765);
        assertThat(driver.states(1))
                .endsWith(
                        "AgentOnCall @6754.000", "AgentOnWrapup @6760.000", "AgentReady @6763.000");
    }

    private static ChannelRenamed renamed(String name, String id, String oldName) {
        return new ChannelRenamed(
                channel(name, id, "c1", ChannelState.UP, "1001", "0611", "s"), oldName);
    }

    private boolean acd(int agent) {
        return ((AgentState.OnCall) driver.agent(agent).state()).acd();
    }

    private static String line(PhoneEvent e) {
        return String.join(
                " ",
                List.of(
                        e.dn(),
                        e.type().name(),
                        e.otherDn(),
                        e.uniqueId().value(),
                        e.queue() == null ? "-" : e.queue().value()));
    }

    private static AgentNumber agent(String number) {
        return new AgentNumber(number);
    }

    private static ChannelInfo phone(
            String name, String id, String call, ChannelState state, String other) {
        return channel("PJSIP/" + name, id, call, state, name.substring(0, 4), other, "s");
    }
}
