package io.belfry.stats.scenario;

import static io.belfry.stats.fixture.Events.bridge;
import static io.belfry.stats.fixture.Events.channel;
import static io.belfry.stats.fixture.StatsDriver.t;
import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.Topics;
import io.belfry.contracts.pbx.AudioDirection;
import io.belfry.contracts.pbx.BridgeEntered;
import io.belfry.contracts.pbx.ChannelCreated;
import io.belfry.contracts.pbx.ChannelHungUp;
import io.belfry.contracts.pbx.ChannelInfo;
import io.belfry.contracts.pbx.ChannelState;
import io.belfry.contracts.pbx.ChannelStateChanged;
import io.belfry.contracts.pbx.ChannelVariableSet;
import io.belfry.contracts.pbx.CompletionReason;
import io.belfry.contracts.pbx.DialBegun;
import io.belfry.contracts.pbx.RecordingMuted;
import io.belfry.contracts.pbx.RecordingStopped;
import io.belfry.contracts.state.AgentState;
import io.belfry.contracts.state.CallDirection;
import io.belfry.contracts.state.CallType;
import io.belfry.contracts.state.MonitorState;
import io.belfry.contracts.state.PhoneEvent;
import io.belfry.stats.fixture.Lab;
import io.belfry.stats.fixture.StatsDriver;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls without a queue, and what happens to queue calls later, from the recorded traces. */
class OtherCallScenariosTest {

    private final StatsDriver driver = new StatsDriver(t(6910));
    private final Lab lab = new Lab(driver);

    @BeforeEach
    void twoAgents() {
        lab.configure().login(6910.5, "1001", "support").login(6910.6, "1002", "support", "sales");
    }

    @Test
    void anInternalCallIsDialledAndThenTalkedWithoutAcdAndWrapup() {
        // trace 26: 1001 → 1003; Newchannel Ring 6977.935, up 6978.939, hang-up 6980.949
        ChannelInfo ring = phone("1001-0000003e", "122", "122", ChannelState.RING, null, "1003");
        ChannelInfo up = phone("1001-0000003e", "122", "122", ChannelState.UP, "1003", "1003");
        driver.at(6977.935).on(new ChannelCreated(ring));
        driver.at(6978.939).on(new ChannelStateChanged(up));
        assertThat(driver.agent(1).state())
                .isEqualTo(
                        new AgentState.OnCall(
                                false,
                                CallDirection.OUTGOING,
                                CallType.INTERNAL,
                                MonitorState.DISABLED));
        driver.at(6980.949).on(new ChannelHungUp(up, 16, "Normal Clearing")).at(6985);
        assertThat(driver.states(1))
                .endsWith(
                        "AgentDialing @6977.935", "AgentOnCall @6978.939", "AgentReady @6980.949");
        assertThat(driver.values(Topics.PHONE_EVENTS))
                .extracting(PhoneEvent::otherDn)
                .containsExactly("1003", "1003", "1003");
    }

    @Test
    void aClickToCallIsDialledUntilTheOtherEndAnswers() {
        // trace 31: DialBegin without caller 7009.802, phone rings .803, up 7010.810, bridge
        // 7011.827
        ChannelInfo down =
                phone("1001-0000004a", "click-1", "click-1", ChannelState.DOWN, "0612345678", "s");
        ChannelInfo ringing =
                phone(
                        "1001-0000004a",
                        "click-1",
                        "click-1",
                        ChannelState.RINGING,
                        "0612345678",
                        "s");
        ChannelInfo up =
                phone("1001-0000004a", "click-1", "click-1", ChannelState.UP, "0612345678", "s");
        driver.at(7009.801).on(new ChannelCreated(down));
        driver.at(7009.802).on(new DialBegun(down, null, "1001"));
        driver.at(7009.803).on(new ChannelStateChanged(ringing));
        driver.at(7010.810).on(new ChannelStateChanged(up));
        driver.at(7011.827).on(new BridgeEntered(up, bridge("6e25", 2), null));
        assertThat(driver.agent(1).state())
                .isEqualTo(
                        new AgentState.OnCall(
                                false,
                                CallDirection.OUTGOING,
                                CallType.EXTERNAL,
                                MonitorState.DISABLED));
        driver.at(7013.844).on(new ChannelHungUp(up, 16, "Normal Clearing"));
        assertThat(driver.states(1))
                .endsWith(
                        "AgentDialing @7009.802", "AgentOnCall @7011.827", "AgentReady @7013.844");
        assertThat(driver.values(Topics.PHONE_EVENTS))
                .extracting(e -> e.type() + " " + e.otherDn())
                .containsExactly(
                        "DIALING 0612345678", "ESTABLISHED 0612345678", "RELEASED 0612345678");
    }

    @Test
    void aClickToCallOfOursIsDialledAlsoWhenTheRingingIsToldFirst() {
        // trace 31, with our mark where VarSet XIVO_USERID is (7009.802) and DialBegin (.802) told
        // by its thread only after the ringing (.803)
        ChannelInfo down =
                phone("1001-0000004a", "click-1", "click-1", ChannelState.DOWN, null, "s");
        ChannelInfo ringing =
                phone(
                        "1001-0000004a",
                        "click-1",
                        "click-1",
                        ChannelState.RINGING,
                        "0612345678",
                        "s");
        driver.at(7009.801).on(new ChannelCreated(down));
        driver.at(7009.802).on(new ChannelVariableSet(down, ChannelVariableSet.ORIGINATED, "1"));
        driver.at(7009.803).on(new ChannelStateChanged(ringing));
        assertThat(driver.states(1)).doesNotContain("AgentRinging @7009.803");
        driver.at(7009.804).on(new DialBegun(ringing, null, "1001"));
        assertThat(driver.states(1)).endsWith("AgentReady @6910.500", "AgentDialing @7009.804");
        assertThat(driver.values(Topics.PHONE_EVENTS))
                .extracting(e -> e.type() + " " + e.otherDn() + " " + e.userData())
                .containsExactly("DIALING 0612345678 {}");
    }

    @Test
    void aConsultationCallDoesNotEndTheQueueCall() {
        // trace 22: 1002 on a queue call, second channel 6932.869, both gone 6935.392/.393,
        // AgentComplete 6935.394: one OnCall, then wrap-up until 6938.394
        var call = lab.call("PJSIP/trunk-00000032", "6930.100", "0555001122", "support");
        call.arrives(6930.843).joins(6930.852, 1, 1);
        var ring = call.rings(6930.855, "1002", "19", "33").ringing(6930.856).answers(6931.857, 1);
        ChannelInfo dials = phone("1002-00000034", "104", "104", ChannelState.RING, null, "1003");
        ChannelInfo talks = phone("1002-00000034", "104", "104", ChannelState.UP, "1003", "1003");
        driver.at(6932.869).on(new ChannelCreated(dials));
        driver.at(6933.875).on(new ChannelStateChanged(talks));
        assertThat(((AgentState.OnCall) driver.agent(2).state()).acd()).isTrue();
        ring.hangsUp(6935.392);
        assertThat(((AgentState.OnCall) driver.agent(2).state()).acd()).isFalse();
        driver.at(6935.393).on(new ChannelHungUp(talks, 16, "Normal Clearing"));
        ring.completes(6935.394, 1, 4, CompletionReason.TRANSFER);
        driver.at(6945);
        assertThat(driver.states(2))
                .endsWith(
                        "AgentRinging @6930.856",
                        "AgentOnCall @6931.857",
                        "AgentOnWrapup @6935.393",
                        "AgentReady @6938.394");
    }

    @Test
    void aParkedCallerWhoHangsUpLaterStartsNoSecondWrapup() {
        // trace 32: parked, 1001 gone 7019.844, caller ends 7023.363 with AgentComplete:
        // LastCall stays 1795257019, so the wrap-up is from 7019.844 to 7022.844
        var call = lab.call("PJSIP/trunk-0000004c", "7017.138", "0145678901", "support");
        call.arrives(7017.810).joins(7017.819, 1, 1);
        var ring =
                call.rings(7017.822, "1001", "1f", "4d")
                        .ringing(7017.823)
                        .answers(7018.826, 1)
                        .hangsUp(7019.844);
        driver.at(7023);
        ring.completes(7023.363, 1, 5, CompletionReason.CALLER);
        call.hangsUp(7023.363);
        driver.at(7030);
        assertThat(driver.states(1))
                .endsWith(
                        "AgentOnCall @7018.826", "AgentOnWrapup @7019.844", "AgentReady @7022.844");
    }

    @Test
    void theMonitorStateFollowsTheRecordingOfTheCall() {
        // trace 24: MixMonitor on the caller's channel, muted, unmuted, stopped
        var call = lab.call("PJSIP/trunk-0000003a", "6954.113", "0622334455", "support");
        call.arrives(6953.9).recorded(6953.95).joins(6954, 1, 1);
        call.rings(6954.05, "1002", "1b", "3b").ringing(6954.058).answers(6955.063, 1);
        assertThat(monitor(2)).isEqualTo(MonitorState.ACTIVE);
        driver.at(6956).on(new RecordingMuted(call.caller(), AudioDirection.BOTH, true));
        assertThat(monitor(2)).isEqualTo(MonitorState.PAUSED);
        driver.at(6957).on(new RecordingMuted(call.caller(), AudioDirection.BOTH, false));
        assertThat(monitor(2)).isEqualTo(MonitorState.ACTIVE);
        driver.at(6958).on(new RecordingStopped(call.caller()));
        assertThat(monitor(2)).isEqualTo(MonitorState.DISABLED);
        assertThat(driver.states(2)).last().isEqualTo("AgentOnCall @6955.063");
    }

    @Test
    void aSecondCallThatRingsDuringACallIsNotShown() {
        ChannelInfo first = phone("1001-01", "1", "1", ChannelState.UP, "0611111111", "s");
        ChannelInfo second = phone("1001-02", "2", "2", ChannelState.RINGING, "0622222222", "s");
        driver.at(6950).on(new ChannelStateChanged(first));
        driver.at(6951).on(new ChannelStateChanged(second));
        assertThat(driver.agent(1).state()).isInstanceOf(AgentState.OnCall.class);
        driver.at(6952).on(new ChannelHungUp(first, 16, null));
        assertThat(driver.states(1)).endsWith("AgentOnCall @6950.000", "AgentRinging @6952.000");
    }

    private MonitorState monitor(int agent) {
        return ((AgentState.OnCall) driver.agent(agent).state()).monitorState();
    }

    private static ChannelInfo phone(
            String name, String id, String call, ChannelState state, String other, String exten) {
        return channel("PJSIP/" + name, id, call, state, name.substring(0, 4), other, exten);
    }
}
