package io.belfry.simulator.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.simulator.call.CallRecord.Outcome;
import io.belfry.simulator.out.AmiEvent;
import io.belfry.simulator.out.Output;
import io.belfry.simulator.out.QueueLogRow;
import io.belfry.simulator.queue.CallQueue;
import io.belfry.simulator.queue.Member;
import io.belfry.simulator.scenario.Lab;
import io.belfry.simulator.wire.CallerId;
import io.belfry.simulator.wire.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What happens to callers in a queue, beyond the recorded scenarios. */
class QueueLifeTest {

    private static final long START = 1_800_000_000_000_000L;

    private final Lab lab = new Lab(START).loggedIn();

    @Test
    void theOneInTheMiddleLeavesAndTheOthersMoveUp() {
        lab.pause("1001", "x");
        lab.pause("1002", "x");
        QueueCall first = lab.call("support", 0, 5, true);
        QueueCall middle = lab.call("support", 1, 5, true);
        QueueCall last = lab.call("support", 2, 5, true);
        run(2);
        assertThat(positions()).containsExactly("Join 1", "Join 2", "Join 3");
        middle.callerHangsUp();
        run(3);
        assertThat(positions()).containsExactly("Leave 2");
        first.callerHangsUp();
        last.callerHangsUp();
        run(4);
        // the last one is at position 1 by now
        assertThat(positions()).containsExactly("Leave 1", "Leave 1");
        assertThat(last.record().position).isEqualTo(3);
    }

    @Test
    void whoHangsUpBetweenArrivingAndJoiningIsGone() {
        QueueCall call = lab.call("support", 0, 5, true);
        // answered at once, in the queue 10 ms later
        run(0.005);
        call.callerHangsUp();
        run(5);
        assertThat(call.record().outcome).isEqualTo(Outcome.UNJOINED);
        assertThat(call.record().enteredAt).isZero();
        assertThat(lab.pbx().board().channels()).isEmpty();
        List<Output> said = lab.pbx().board().drain();
        assertThat(said).noneMatch(QueueLogRow.class::isInstance);
        assertThat(said.stream().filter(AmiEvent.class::isInstance).map(o -> ((AmiEvent) o).name()))
                .contains("HangupRequest", "Hangup")
                .doesNotContain("QueueCallerJoin");
    }

    @Test
    void ofCallersWhoWaitAsManyAreServedAsMembersAreFree() {
        lab.pause("1002", "x");
        List<QueueCall> calls = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            calls.add(lab.call("support", i, 60, true));
        }
        CallQueue queue = lab.pbx().queues().named("support").orElseThrow();
        run(0.02);
        // 1001 rings for the first; the next one would be served if another member were free
        assertThat(calls.get(0).isPending()).isTrue();
        assertThat(queue.isTurnOf(calls.get(1))).isFalse();
        lab.unpause("1002");
        assertThat(queue.isTurnOf(calls.get(1))).isTrue();
        assertThat(queue.isTurnOf(calls.get(2))).isFalse();
        assertThat(queue.isTurnOf(calls.get(3))).isFalse();
    }

    @Test
    void anAgentOfThePoolServesOneCallerAfterTheOther() {
        lab.pbx().dial(lab.pbx().phone("1003").orElseThrow(), "*31", Double.POSITIVE_INFINITY);
        QueueCall first = lab.call("poolq", 0, 5, true);
        QueueCall second = lab.call("poolq", 1, 5, true);
        run(30);
        // free 4.8 s after the login, and 1.7 s after a call
        assertThat(first.record().agent).isEqualTo("Pool Agent");
        assertThat(first.record().holdSeconds).isBetween(5, 6);
        assertThat(second.record().outcome).isEqualTo(Outcome.ANSWERED);
        assertThat(second.record().answeredAt - first.record().endedAt)
                .isBetween(1_700_000L, 3_200_000L);
        assertThat(lab.pbx().board().channels()).hasSize(1);
    }

    @Test
    void anAgentOfThePoolWhoHangsUpInTheBeepLeavesTheCallerInTheQueue() {
        lab.pbx().dial(lab.pbx().phone("1003").orElseThrow(), "*31", Double.POSITIVE_INFINITY);
        QueueCall call = lab.call("poolq", 0, 5, true);
        Channel agent = lab.channel("1003");
        while (!call.isPending()) {
            lab.time().runNext();
        }
        run((lab.time().now() - START) / 1e6 + 0.1);
        lab.hangUp(agent);
        run(20);
        assertThat(agent.gone).isTrue();
        assertThat(call.record().outcome).isEqualTo(Outcome.WAITING);
        assertThat(call.record().ringNoAnswer).containsExactly("Pool Agent");
        assertThat(lab.pbx().board().channels()).hasSize(1);
        call.callerHangsUp();
        assertThat(lab.pbx().board().channels()).isEmpty();
    }

    @Test
    void aMemberInWrapUpIsNotRung() {
        lab.pause("1002", "x");
        QueueCall first = lab.call("support", 0, 5, false);
        QueueCall second = lab.call("support", 1, 5, false);
        run(60);
        // rung at 0, up at 1, over at 6; rests until 9, rung at the next poll, up a second later
        assertThat(first.record().holdSeconds).isEqualTo(1);
        assertThat(second.record().outcome).isEqualTo(Outcome.ANSWERED);
        assertThat(second.record().holdSeconds).isBetween(10, 11);
    }

    @Test
    void twoFreeMembersServeTwoCallersAtOnce() {
        QueueCall first = lab.call("support", 0, 30, false);
        QueueCall second = lab.call("support", 1, 30, false);
        run(5);
        assertThat(first.record().outcome).isEqualTo(Outcome.TALKING);
        assertThat(second.record().outcome).isEqualTo(Outcome.TALKING);
        assertThat(first.record().agent).isNotEqualTo(second.record().agent);
    }

    @Test
    void aCallerIsSentAwayWhenTheTimeIsOver() {
        lab.nobodyAnswers();
        QueueCall call = lab.call("sales", 0);
        run(20);
        // sales: 12 s; rings 5 s, waits 1 s, rings 5 s, waits 1 s
        assertThat(call.record().outcome).isEqualTo(Outcome.TIMEOUT);
        assertThat(call.record().ringNoAnswer).containsExactly("Agent/1002", "Agent/1002");
        assertThat(call.record().endedAt - call.record().enteredAt)
                .isBetween(11_900_000L, 12_100_000L);
    }

    @Test
    void aWaitingCallerIsSentAwayWhenTheLastMemberLeaves() {
        lab.pause("1001", "x");
        lab.pause("1002", "x");
        QueueCall call = lab.call("support", 0);
        run(2);
        lab.logoutBoth();
        run(5);
        assertThat(call.record().outcome).isEqualTo(Outcome.LEAVEEMPTY);
    }

    @Test
    void aRefusedCallGoesToTheNextMemberAtOnce() {
        lab.phone("1001", Phone.Reaction.refuse());
        QueueCall call = lab.call("support", 0, 5, true);
        run(3);
        assertThat(call.record().ringNoAnswer).containsExactly("Agent/1001");
        assertThat(call.record().agent).isEqualTo("Agent/1002");
        assertThat(call.record().holdSeconds).isBetween(1, 2);
    }

    @Test
    void everythingThatBeganEnds() {
        for (int i = 0; i < 5; i++) {
            lab.call("support", i, 3 + i, i % 2 == 0);
        }
        run(300);
        assertThat(lab.pbx().board().channels()).isEmpty();
        assertThat(lab.pbx().calls()).allMatch(c -> c.endedAt > 0);
        assertThat(lab.time().next()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void anAgentWithAnUnknownTelephoneIsNeverRung() {
        lab.pause("1001", "x");
        lab.pause("1002", "x");
        lab.pbx()
                .queues()
                .named("support")
                .orElseThrow()
                .add(
                        new Member(
                                "support",
                                "Agent/7",
                                "Local/id-7@agentcallback",
                                "PJSIP/7777",
                                0,
                                1));
        QueueCall call = lab.call("support", 0);
        run(10);
        assertThat(call.record().outcome).isEqualTo(Outcome.WAITING);
        assertThat(call.record().ringNoAnswer).isEmpty();
    }

    @Test
    void aTelephoneThatTalksIsNotRungByAQueue() {
        lab.pause("1002", "x");
        Optional<DirectCall> direct =
                lab.pbx().dial(lab.pbx().phone("1001").orElseThrow(), "1003", 10);
        assertThat(direct).isPresent();
        run(3);
        QueueCall call = lab.call("support", 0, 5, true);
        run(9);
        assertThat(call.record().outcome).isEqualTo(Outcome.WAITING);
        run(20);
        assertThat(call.record().agent).isEqualTo("Agent/1001");
    }

    @Test
    void clickToCallToAQueueNumberIsACallInTheQueue() {
        lab.pbx()
                .originate(
                        new Origination.Request(
                                "1",
                                lab.pbx().phone("1003").orElseThrow(),
                                null,
                                new CallerId("1003", "Chloe Petit"),
                                "internal",
                                "3001",
                                20,
                                Map.of()));
        run(4);
        assertThat(lab.pbx().calls()).hasSize(1);
        assertThat(lab.pbx().calls().getFirst().caller).isEqualTo("1003");
        assertThat(lab.pbx().calls().getFirst().outcome).isEqualTo(Outcome.TALKING);
    }

    @Test
    void rowsAreInOrderOfTime() {
        for (int i = 0; i < 5; i++) {
            lab.call("support", i, 3 + i, i % 2 == 0);
        }
        lab.time().runUntil(START + 300_000_000L);
        List<Long> times =
                lab.pbx().board().drain().stream()
                        .filter(QueueLogRow.class::isInstance)
                        .map(r -> ((QueueLogRow) r).timeMicros())
                        .toList();
        assertThat(times).isSorted().doesNotHaveDuplicates().hasSizeGreaterThan(14);
    }

    private void run(double untilSeconds) {
        lab.time().runUntil(START + Math.round(untilSeconds * 1e6));
    }

    private List<String> positions() {
        List<Output> said = lab.pbx().board().drain();
        return said.stream()
                .filter(AmiEvent.class::isInstance)
                .map(AmiEvent.class::cast)
                .filter(e -> e.name().matches("QueueCaller(Join|Leave)"))
                .map(e -> e.name().substring("QueueCaller".length()) + " " + e.get("Position"))
                .toList();
    }
}
