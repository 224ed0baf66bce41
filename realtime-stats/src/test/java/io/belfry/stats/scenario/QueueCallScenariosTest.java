package io.belfry.stats.scenario;

import static io.belfry.stats.fixture.StatsDriver.t;
import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.Topics;
import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.pbx.CompletionReason;
import io.belfry.contracts.state.AgentState;
import io.belfry.contracts.state.CallDirection;
import io.belfry.contracts.state.CallType;
import io.belfry.contracts.state.MonitorState;
import io.belfry.contracts.state.PhoneEvent;
import io.belfry.contracts.state.QueueCounter;
import io.belfry.stats.fixture.Lab;
import io.belfry.stats.fixture.StatsDriver;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Queue calls of the recorded traces. Times are those of the trace (seconds, last four digits);
 * what is expected was worked out from it by hand.
 */
class QueueCallScenariosTest {

    private final StatsDriver driver = new StatsDriver(t(6750));
    private final Lab lab = new Lab(driver);

    @BeforeEach
    void twoAgents() {
        lab.configure()
                .login(6750.464, "1001", "support")
                .login(6750.466, "1002", "support", "sales");
    }

    @Test
    void agentsThatLogInAreReadyFromTheirFirstMembershipOn() {
        // trace 01: QueueMemberAdded 6750.464, AgentLogin 6750.464; 1002: added at .465 and .466
        assertThat(driver.states(1))
                .containsExactly("AgentLoggedOut @6750.000", "AgentReady @6750.464");
        assertThat(driver.agent(1).phoneNumber()).isEqualTo("1001");
        assertThat(driver.agent(1).queues()).containsExactly(new QueueId(1));
        assertThat(driver.agent(2).queues()).containsExactly(new QueueId(1), new QueueId(2));
    }

    @Test
    void anAnsweredCallGoesThroughRingingOnCallWrapupReady() {
        // trace 02: rings .939, up 6752.943, AgentComplete 6755.963 before the hang-up, wrap-up 3 s
        var call = lab.call("PJSIP/trunk-00000000", "6751.0", "0622334455", "support");
        call.arrives(6751.923).recorded(6751.935).joins(6751.936, 1, 1);
        var ring = call.rings(6751.937, "1001", "1", "03").ringing(6751.939);
        ring.answers(6752.943, 1);
        assertThat(driver.agent(1).state())
                .isEqualTo(
                        new AgentState.OnCall(
                                true,
                                CallDirection.INCOMING,
                                CallType.EXTERNAL,
                                MonitorState.ACTIVE));
        ring.completes(6755.963, 1, 3, CompletionReason.AGENT).hangsUp(6755.963);
        call.hangsUp(6755.963);
        driver.at(6760);
        assertThat(driver.states(1))
                .containsExactly(
                        "AgentLoggedOut @6750.000",
                        "AgentReady @6750.464",
                        "AgentRinging @6751.939",
                        "AgentOnCall @6752.943",
                        "AgentOnWrapup @6755.963",
                        "AgentReady @6758.963");
    }

    @Test
    void thePhoneOfTheAgentTellsRingingEstablishedReleasedOnce() {
        // trace 02, PJSIP/1001-00000001 only: nothing for the two Local halves (A113)
        var call = lab.call("PJSIP/trunk-00000000", "6751.0", "0622334455", "support");
        call.arrives(6751.923).joins(6751.936, 1, 1);
        call.rings(6751.937, "1001", "1", "03")
                .ringing(6751.939)
                .answers(6752.943, 1)
                .completes(6755.963, 1, 3, CompletionReason.AGENT)
                .hangsUp(6755.963);
        List<PhoneEvent> events = driver.values(Topics.PHONE_EVENTS);
        assertThat(events)
                .extracting(e -> e.type().name())
                .containsExactly("RINGING", "ESTABLISHED", "RELEASED");
        assertThat(events)
                .allSatisfy(
                        e -> {
                            assertThat(e.dn()).isEqualTo("1001");
                            assertThat(e.otherDn()).isEqualTo("0622334455");
                            assertThat(e.linkedId().value()).isEqualTo("6751.0");
                            assertThat(e.uniqueId().value()).isEqualTo("03");
                            assertThat(e.queue().value()).isEqualTo("support");
                            assertThat(e.userData()).isEqualTo(Map.of("XIVO_QUEUENAME", "support"));
                        });
    }

    @Test
    void wrapUpCountsFromAgentCompleteAlsoWhenTheHangUpIsToldFirst() {
        // trace 04, second call: hang-up of 1001 at 6775.927, AgentComplete at 6775.928
        var call = lab.call("PJSIP/trunk-00000006", "6769.12", "0555001122", "support");
        call.arrives(6769.392).joins(6769.401, 1, 1);
        call.rings(6773.406, "1001", "3", "15")
                .ringing(6773.408)
                .answers(6774.411, 5)
                .hangsUp(6775.927)
                .completes(6775.928, 5, 1, CompletionReason.CALLER);
        driver.at(6780);
        assertThat(driver.states(1))
                .endsWith(
                        "AgentRinging @6773.408",
                        "AgentOnCall @6774.411",
                        "AgentOnWrapup @6775.927",
                        "AgentReady @6778.928");
    }

    @Test
    void aCallerWhoGivesUpWhileThePhoneRingsLeavesTheAgentReadyWithoutWrapup() {
        // trace 05: rings 6779.596, abandoned 6781.599, PJSIP/1001 gone 6781.600
        var call = lab.call("PJSIP/trunk-00000008", "6779.16", "0145678901", "support");
        call.arrives(6779.580).joins(6779.591, 1, 1);
        driver.log("6779.16", "support", "NONE", "ENTERQUEUE", "", "0145678901", "1");
        var ring = call.rings(6779.594, "1001", "4", "19").ringing(6779.596);
        call.leaves(6781.600, 1, 0);
        ring.cancelled(6781.600);
        driver.log("6779.16", "support", "NONE", "ABANDON", "1", "1", "2");
        driver.at(6783);
        assertThat(driver.states(1)).endsWith("AgentRinging @6779.596", "AgentReady @6781.600");
        assertThat(driver.counter(1, QueueCounter.TOTAL_NUMBER_CALLS_ENTERED)).isEqualTo(1);
        assertThat(driver.counter(1, QueueCounter.TOTAL_NUMBER_CALLS_ABANDONNED)).isEqualTo(1);
        assertThat(driver.counter(1, QueueCounter.TOTAL_NUMBER_CALLS_ABANDONNED_AFTER_15)).isZero();
        assertThat(driver.counter(1, QueueCounter.WAITING_CALLS)).isZero();
    }

    @Test
    void aPauseInOneQueueOfTwoLeavesTheAgentReadyAndANewReasonReplacesTheCause() {
        // trace 13: 1002 pauses «lunch» in support and sales, then «coffee» in support only
        lab.pause(6849.980, "1002", "support", "lunch");
        assertThat(driver.agent(2).state()).isEqualTo(new AgentState.Ready());
        lab.pause(6849.981, "1002", "sales", "lunch").pause(6849.982, "1002", "support", "coffee");
        lab.unpause(6856.019, "1002", "support").unpause(6856.020, "1002", "sales");
        assertThat(driver.states(2))
                .endsWith(
                        "AgentOnPause lunch @6849.981",
                        "AgentOnPause coffee @6849.981",
                        "AgentReady @6856.019");
    }

    @Test
    void aPauseAskedDuringACallShowsAfterIt() {
        // A164: the flag at once, the displayed state after the call
        var call = lab.call("PJSIP/trunk-00000000", "6751.0", "0622334455", "support");
        call.arrives(6751.923).joins(6751.936, 1, 1);
        var ring = call.rings(6751.937, "1001", "1", "03").ringing(6751.939).answers(6752.943, 1);
        lab.pause(6754, "1001", "support", "lunch");
        assertThat(driver.agent(1).state()).isInstanceOf(AgentState.OnCall.class);
        ring.completes(6755.963, 1, 3, CompletionReason.AGENT).hangsUp(6755.963);
        driver.at(6760);
        assertThat(driver.states(1))
                .endsWith(
                        "AgentOnCall @6752.943",
                        "AgentOnCall lunch @6752.943",
                        "AgentOnPause lunch @6755.963");
    }
}
