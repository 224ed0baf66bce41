package io.belfry.simulator.truth;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.simulator.truth.Fact.AgentQuarter;
import io.belfry.simulator.truth.Fact.QueueArrivals;
import io.belfry.simulator.truth.Fact.QueueMoment;
import io.belfry.simulator.truth.Fact.QueuePass;
import io.belfry.simulator.truth.Fact.QueueQuarter;
import io.belfry.simulator.truth.Fact.SideCall;
import io.belfry.simulator.truth.Fact.Stretch;
import io.belfry.simulator.truth.Witness.RingEnd;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Short stories told by hand, and what must be counted of them, computed by hand. */
class TruthTest {

    private static final long S = 1_000_000;

    /** The beginning of a quarter: a multiple of 900 seconds. */
    private static final long START = 2_000_000L * 900 * S;

    private final List<Fact> facts = new ArrayList<>();
    private long now = START;
    private final Truth truth = new Truth(() -> now, Map.of("support", 10), facts::add);

    @Test
    void aCallOfAQueueIsRingingTalkingAndRest() {
        login(0, "1001");
        call(100, "c1");
        rings(100, "c1", "1001");
        answers(104, "c1", "1001", 4);
        ends(164, "c1", "1001", "caller", 60);
        finish(200);
        assertThat(states("1001"))
                .containsExactly(
                        "READY 0-100",
                        "RINGING 100-104",
                        "ON_CALL 104-164",
                        "ON_WRAPUP 164-174",
                        "READY 174-200");
        AgentQuarter quarter = only(AgentQuarter.class);
        // ready 100 + 26 s
        assertThat(quarter.counts())
                .containsEntry("readyMicros", 126 * S)
                .containsEntry("ringingMicros", 4 * S)
                .containsEntry("onCallMicros", 60 * S)
                .containsEntry("wrapUpMicros", 10 * S)
                .containsEntry("loginMicros", 200 * S)
                .containsEntry("logins", 1L)
                .containsEntry("lastLoginAt", START)
                .doesNotContainKeys("pausedMicros", "logouts");
        assertThat(quarter.calls().get(CallKind.QUEUE))
                .isEqualTo(
                        Map.of(
                                "offered",
                                1L,
                                "answered",
                                1L,
                                "ringMicros",
                                4 * S,
                                "talkMicros",
                                60 * S));
        QueuePass pass = only(QueuePass.class);
        assertThat(pass.outcome()).isEqualTo("ANSWERED");
        assertThat(pass.answeredAt()).isEqualTo(START + 104 * S);
        assertThat(pass.leftAt()).isEqualTo(START + 164 * S);
        assertThat(pass.rings())
                .containsExactly(
                        new Fact.Ring("1001", START + 100 * S, START + 104 * S, "ANSWERED"));
        assertThat(only(QueueQuarter.class).counts())
                .isEqualTo(
                        Map.of(
                                "entered", 1L,
                                "rings", 1L,
                                "answered", 1L,
                                "answeredWithin15", 1L,
                                "answeredWaitSeconds", 4L,
                                "completed", 1L,
                                "talkSeconds", 60L));
    }

    @Test
    void aPauseDuringACallShowsAfterItAndEndsTheRest() {
        login(0, "1001");
        call(10, "c1");
        rings(10, "c1", "1001");
        answers(12, "c1", "1001", 2);
        pause(30, "1001", true, "coffee");
        ends(40, "c1", "1001", "agent", 28);
        pause(45, "1001", false, "");
        finish(60);
        // the wrap-up would last to 50, the end of the pause ends it, too
        assertThat(states("1001"))
                .containsExactly(
                        "READY 0-10",
                        "RINGING 10-12",
                        "ON_CALL 12-40",
                        "ON_PAUSE coffee 40-45",
                        "READY 45-60");
        assertThat(only(AgentQuarter.class).pausedMicros()).isEqualTo(Map.of("coffee", 5 * S));
    }

    @Test
    void aPauseInOneOfTwoQueuesIsNoPause() {
        login(0, "1001");
        at(0);
        truth.memberAdded("sales", "1001");
        at(10);
        truth.pauses("sales", "1001", true, "backoffice");
        pause(20, "1001", true, "lunch");
        finish(30);
        assertThat(states("1001")).containsExactly("READY 0-20", "ON_PAUSE lunch 20-30");
    }

    @Test
    void lengthsAreSplitAtTheQuarterAndCountsBelongToTheirInstant() {
        login(0, "1001");
        call(880, "c1");
        rings(885, "c1", "1001");
        answers(895, "c1", "1001", 15);
        ends(920, "c1", "1001", "caller", 25);
        finish(1000);
        List<AgentQuarter> quarters = all(AgentQuarter.class);
        assertThat(quarters)
                .extracting(AgentQuarter::quarter)
                .containsExactly(START, START + 900 * S);
        assertThat(quarters.get(0).calls().get(CallKind.QUEUE))
                .containsEntry("talkMicros", 5 * S)
                .containsEntry("answered", 1L);
        assertThat(quarters.get(1).calls().get(CallKind.QUEUE))
                .isEqualTo(Map.of("talkMicros", 20 * S));
        assertThat(quarters.get(1).counts())
                .containsEntry("onCallMicros", 20 * S)
                .containsEntry("wrapUpMicros", 10 * S)
                .containsEntry("readyMicros", 70 * S)
                .containsEntry("loginMicros", 100 * S);
        // completed in the second quarter, but of the arrivals of the first (D22)
        assertThat(all(QueueQuarter.class).get(1).counts())
                .isEqualTo(Map.of("completed", 1L, "talkSeconds", 25L));
        QueueArrivals arrivals = only(QueueArrivals.class);
        assertThat(arrivals.quarter()).isEqualTo(START);
        assertThat(arrivals.counts())
                .containsEntry("talkSeconds", 25L)
                .containsEntry("entered", 1L);
        // the state goes on over the boundary in one stretch
        assertThat(states("1001")).contains("ON_CALL 895-920");
    }

    @Test
    void waitsOf15SecondsAreAnsweredInTimeAndNotAbandonedLate() {
        for (int waited : new int[] {15, 16}) {
            call(0, "a" + waited);
            call(0, "b" + waited);
            at(waited);
            truth.connects("a" + waited, "support", "1001", waited);
            truth.completes("a" + waited, "support", "agent", 1);
            truth.leaves("b" + waited, "support", "ABANDONED", waited);
        }
        finish(20);
        // C12: answered «before» is up to 15, abandoned «after» is from 16
        assertThat(only(QueueQuarter.class).counts())
                .containsEntry("answered", 2L)
                .containsEntry("answeredWithin15", 1L)
                .containsEntry("outcome.ABANDONED", 2L)
                .containsEntry("abandonedAfter15", 1L);
    }

    @Test
    void aQueueAtTheBeginningOfAQuarterIsAsItStandsThen() {
        login(0, "1001");
        login(0, "1002");
        login(0, "1003");
        pause(5, "1003", true, "lunch");
        call(870, "c1");
        rings(870, "c1", "1001");
        answers(880, "c1", "1001", 10);
        call(890, "c2");
        call(895, "c3");
        finish(901);
        QueueMoment moment = only(QueueMoment.class);
        assertThat(moment.at()).isEqualTo(START + 900 * S);
        assertThat(moment.counts())
                .isEqualTo(
                        Map.of(
                                "waiting", 2L,
                                "longestWaitMicros", 10 * S,
                                "members", 3L,
                                "talking", 1L,
                                "onCall", 1L,
                                "available", 1L,
                                "paused", 1L));
    }

    @Test
    void callsBesideTheQueuesHaveTheirKinds() {
        login(0, "1001");
        login(0, "1002");
        at(10);
        truth.dials("d1", "1001", false, "1002", false);
        at(13);
        truth.directAnswered("d1");
        at(20);
        truth.directEnds("d1");
        at(30);
        truth.dials("d2", "0612345678", true, "1002", false);
        at(35);
        truth.directEnds("d2");
        at(40);
        truth.dials("d3", "1001", false, "00612345678", true);
        at(42);
        truth.directEnds("d3");
        finish(50);
        assertThat(states("1001"))
                .containsExactly(
                        "READY 0-10",
                        "DIALING 10-13",
                        "ON_CALL 13-20",
                        "READY 20-40",
                        "DIALING 40-42",
                        "READY 42-50");
        assertThat(states("1002"))
                .containsExactly(
                        "READY 0-10",
                        "RINGING 10-13",
                        "ON_CALL 13-20",
                        "READY 20-30",
                        "RINGING 30-35",
                        "READY 35-50");
        List<AgentQuarter> quarters = all(AgentQuarter.class);
        assertThat(quarters.get(0).calls())
                .isEqualTo(
                        Map.of(
                                CallKind.INTERNAL_OUT,
                                Map.of(
                                        "dialled",
                                        1L,
                                        "answered",
                                        1L,
                                        "dialMicros",
                                        3 * S,
                                        "talkMicros",
                                        7 * S),
                                CallKind.EXTERNAL_OUT,
                                Map.of("dialled", 1L, "notAnswered", 1L, "dialMicros", 2 * S)));
        assertThat(quarters.get(1).calls().get(CallKind.EXTERNAL_IN))
                .isEqualTo(Map.of("offered", 1L, "notAnswered", 1L, "ringMicros", 5 * S));
        assertThat(all(SideCall.class)).hasSize(3);
    }

    @Test
    void aHoldIsCountedInTheTalkAndEndsWithTheCall() {
        login(0, "1001");
        call(0, "c1");
        rings(0, "c1", "1001");
        answers(1, "c1", "1001", 1);
        at(5);
        truth.holds("1001", true);
        at(8);
        truth.holds("1001", false);
        at(20);
        truth.holds("1001", true);
        ends(24, "c1", "1001", "caller", 23);
        finish(40);
        assertThat(only(AgentQuarter.class).calls().get(CallKind.QUEUE))
                .containsEntry("holds", 2L)
                .containsEntry("holdMicros", 7 * S)
                .containsEntry("talkMicros", 23 * S);
    }

    @Test
    void whenThePbxStopsNobodyIsLoggedInAndTheCallsAreLost() {
        login(0, "1001");
        call(10, "c1");
        rings(10, "c1", "1001");
        at(15);
        truth.stops();
        finish(60);
        assertThat(states("1001")).containsExactly("READY 0-10", "RINGING 10-15");
        assertThat(only(QueuePass.class).outcome()).isEqualTo("LOST");
        assertThat(only(AgentQuarter.class).counts())
                .containsEntry("loginMicros", 15 * S)
                .containsEntry("lostLogins", 1L)
                .doesNotContainKey("logouts");
    }

    private void at(long second) {
        now = START + second * S;
    }

    private void login(long second, String agent) {
        at(second);
        truth.logsIn(agent);
        truth.memberAdded("support", agent);
    }

    private void pause(long second, String agent, boolean paused, String reason) {
        at(second);
        truth.pauses("support", agent, paused, reason);
    }

    private void call(long second, String call) {
        at(second);
        truth.arrives(call, "support", "0612345678", "53001");
        truth.enters(call, "support", 1);
    }

    private void rings(long second, String call, String agent) {
        at(second);
        truth.rings(call, "support", agent);
    }

    private void answers(long second, String call, String agent, int waited) {
        at(second);
        truth.ringEnds(call, "support", agent, RingEnd.ANSWERED);
        truth.connects(call, "support", agent, waited);
    }

    private void ends(long second, String call, String agent, String by, int talked) {
        at(second);
        truth.completes(call, "support", by, talked);
        truth.memberLeavesCall(call, "support", agent);
    }

    private void finish(long second) {
        at(second);
        truth.finish();
    }

    /** {@code STATE reason from-to} with the seconds of the story. */
    private List<String> states(String agent) {
        return all(Stretch.class).stream()
                .filter(s -> s.agent().equals(agent))
                .map(
                        s ->
                                (s.state() + " " + s.reason()).strip()
                                        + " "
                                        + (s.from() - START) / S
                                        + "-"
                                        + (s.to() - START) / S)
                .toList();
    }

    private <T extends Fact> List<T> all(Class<T> kind) {
        return facts.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private <T extends Fact> T only(Class<T> kind) {
        assertThat(all(kind)).hasSize(1);
        return all(kind).getFirst();
    }
}
