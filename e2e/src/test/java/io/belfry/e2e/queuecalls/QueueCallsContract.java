package io.belfry.e2e.queuecalls;

import static io.belfry.e2e.queuecalls.Observation.ALICE;
import static io.belfry.e2e.queuecalls.Observation.BOB;
import static io.belfry.e2e.queuecalls.Observation.SALES;
import static io.belfry.e2e.queuecalls.Observation.SUPPORT;
import static io.belfry.e2e.queuecalls.Observation.named;
import static io.belfry.e2e.queuecalls.QueuePass.expected;

import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * One real call after the other, all the way through the suite: states and counters on the
 * WebSocket, rows of call_on_queue, call_data and stat_queue_periodic, documents of the search
 * index.
 *
 * <p>The expected values are worked out by hand from the recorded traces of the same scenarios
 * ({@code testing/src/main/resources/traces/scenarios}); the lines of the trace's queue_log stand
 * beside each test as {@code second event}. Queue support has 3 s of wrap-up, queue sales none. A
 * call answered in no more than 15 s counts as answered before 15 (FEATURES C12). A call that never
 * entered (FULL, JOINEMPTY) is no part of the total of its quarter of an hour (D21).
 */
abstract class QueueCallsContract implements QueueRulesContract {

    /** 51.936 ENTERQUEUE, 52.944 CONNECT (hold 1, ring 1), 55.961 COMPLETEAGENT. */
    @Test
    void answered_then_the_agent_hangs_up() {
        Observation seen = Observation.of(scene(), "answered_agent_hangs_up");
        int agent = seen.first();
        seen.states(agent, "Ringing, OnCall, OnWrapup, Ready")
                .states(seen.other(), "")
                .growth(SUPPORT, ONE_ANSWERED)
                .growth(SALES, NOTHING)
                .counter(SUPPORT, "WaitingCalls", 0)
                .counter(SUPPORT, "LoggedAgents", 2)
                .counter(SUPPORT, "AvailableAgents", 2)
                .counter(SUPPORT, "TalkingAgents", 0)
                .rows(expected("support", "answered", number(agent), 1, 1.0, 3.0))
                .calls("53001 incoming answered")
                .periods("support", Map.of("total", 1, "answered", 1))
                .periods("sales", NOTHING)
                .documents(0, "ENTERQUEUE", named("CONNECT", agent), named("COMPLETEAGENT", agent));
    }

    /** 59.659 ENTERQUEUE, 60.668 CONNECT (hold 1, ring 1), 63.180 COMPLETECALLER. */
    @Test
    void answered_then_the_caller_hangs_up() {
        Observation seen = Observation.of(scene(), "answered_caller_hangs_up");
        int agent = seen.first();
        seen.states(agent, "Ringing, OnCall, OnWrapup, Ready")
                .states(seen.other(), "")
                .growth(SUPPORT, ONE_ANSWERED)
                .rows(expected("support", "answered", number(agent), 1, 1.0, 2.5))
                .calls("53001 incoming answered")
                .periods("support", Map.of("total", 1, "answered", 1))
                .documents(
                        0, "ENTERQUEUE", named("CONNECT", agent), named("COMPLETECALLER", agent));
    }

    /**
     * 1002 paused. 66.866 ENTERQUEUE, 67.876 CONNECT 1001, 69.402 ENTERQUEUE of the second, 70.403
     * COMPLETEAGENT, 74.411 CONNECT of the second (hold 5, ring 1), 75.926 COMPLETECALLER. Asterisk
     * counts the wrap-up in whole seconds of the clock, so its telephone may ring before our 3 s
     * are over: the Ready between wrap-up and ringing may be missing.
     */
    @Test
    void the_second_call_waits_for_the_wrap_up() {
        Observation.of(scene(), "wrapup")
                .states(
                        ALICE,
                        "Ringing, OnCall, OnWrapup, Ready?, Ringing, OnCall, OnWrapup, Ready")
                .states(BOB, "OnPause(wrapup-test), Ready")
                .growth(
                        SUPPORT,
                        Map.of(
                                "TotalNumberCallsEntered", 2,
                                "TotalNumberCallsAnswered", 2,
                                "TotalNumberCallsAnsweredBefore15", 2))
                .rows(
                        expected("support", "answered", "1001", 1, 1.0, 2.5),
                        expected("support", "answered", "1001", 1, 5.0, 1.5))
                .calls("53001 incoming answered", "53001 incoming answered")
                .periods("support", Map.of("total", 2, "answered", 2))
                .documents(0, "ENTERQUEUE", named("CONNECT", ALICE), named("COMPLETEAGENT", ALICE))
                .documents(
                        1, "ENTERQUEUE", named("CONNECT", ALICE), named("COMPLETECALLER", ALICE));
    }

    /** 79.591 ENTERQUEUE, 81.597 RINGCANCELED (2005 ms), 81.599 ABANDON (position 1, wait 2). */
    @Test
    void abandoned_while_the_telephone_rings() {
        Observation seen = Observation.of(scene(), "abandon_ringing");
        int agent = seen.first();
        seen.states(agent, "Ringing, Ready")
                .states(seen.other(), "")
                .growth(SUPPORT, ONE_ABANDONED)
                .rows(expected("support", "abandoned", null, 2, 2.0, null))
                .calls("53001 incoming unanswered")
                .periods("support", Map.of("total", 1, "abandoned", 1))
                .documents(0, "ENTERQUEUE", named("RINGCANCELED", agent), "ABANDON");
    }

    /** Both paused. 85.602 ENTERQUEUE, 89.603 ABANDON (wait 4): nobody rang. */
    @Test
    void abandoned_while_everybody_is_on_pause() {
        Observation.of(scene(), "abandon_waiting")
                .states(ALICE, "OnPause(lunch), Ready")
                .states(BOB, "OnPause(backoffice), Ready")
                .growth(SUPPORT, ONE_ABANDONED)
                .rows(expected("support", "abandoned", null, 0, 4.0, null))
                .calls("53001 incoming unanswered")
                .periods("support", Map.of("total", 1, "abandoned", 1))
                .documents(0, "ENTERQUEUE", "ABANDON");
    }

    /**
     * Queue sales, whose only member is 1002. 33.801 ENTERQUEUE, 38.803 and 44.806 RINGNOANSWER
     * (5000 ms each), 45.808 EXITWITHTIMEOUT (wait 12): two rings, no third.
     */
    @Test
    void nobody_answers_until_the_queue_times_out() {
        Observation.of(scene(), "queue_timeout")
                .states(BOB, "Ringing, Ready, Ringing, Ready")
                .states(ALICE, "")
                .growth(SALES, Map.of("TotalNumberCallsEntered", 1, "TotalNumberCallsTimeout", 1))
                .growth(SUPPORT, NOTHING)
                .rows(expected("sales", "timeout", null, 10, 12.0, null))
                .calls("53002 incoming unanswered")
                .periods("sales", Map.of("total", 1, "timeout", 1))
                .periods("support", NOTHING)
                .documents(
                        0,
                        "ENTERQUEUE",
                        named("RINGNOANSWER", BOB),
                        named("RINGNOANSWER", BOB),
                        "EXITWITHTIMEOUT");
    }

    /**
     * 50.364 ENTERQUEUE, 55.366 RINGNOANSWER (5000 ms), 57.376 CONNECT (hold 7, ring 1), 59.389
     * COMPLETECALLER: 5 + 1 s of ringing, 7.0 s of waiting.
     */
    @Test
    void the_next_agent_answers_when_the_first_does_not() {
        Observation seen = Observation.of(scene(), "ringnoanswer_then_next");
        int first = seen.first();
        int second = seen.other();
        seen.states(first, "Ringing, Ready")
                .states(second, "Ringing, OnCall, OnWrapup, Ready")
                .growth(SUPPORT, ONE_ANSWERED)
                .rows(expected("support", "answered", number(second), 6, 7.0, 2.0))
                .calls("53001 incoming answered")
                .periods("support", Map.of("total", 1, "answered", 1))
                .documents(
                        0,
                        "ENTERQUEUE",
                        named("RINGNOANSWER", first),
                        named("CONNECT", second),
                        named("COMPLETECALLER", second));
    }

    /** Both logged out. JOINEMPTY alone: the call never entered, so no counter moves. */
    @Test
    void nobody_is_logged_in() {
        Observation.of(scene(), "joinempty")
                .states(ALICE, "LoggedOut")
                .states(BOB, "LoggedOut")
                .growth(SUPPORT, NOTHING)
                .counter(SUPPORT, "LoggedAgents", 0)
                .counter(SUPPORT, "AvailableAgents", 0)
                .rows(expected("support", "joinempty", null, 0, 0.0, null))
                .calls("53001 incoming unanswered")
                .periods("support", Map.of("joinempty", 1))
                .documents(0, "JOINEMPTY");
    }

    /**
     * Both paused, 1002 with a second reason. 29.991 ENTERQUEUE, 32.991 UNPAUSEALL 1001, 33.998
     * CONNECT (hold 4, ring 1), 36.015 COMPLETEAGENT.
     */
    @Test
    void a_waiting_call_is_delivered_when_the_pause_ends() {
        Observation.of(scene(), "pause_unpause_deliver")
                .states(ALICE, "OnPause(training), Ready, Ringing, OnCall, OnWrapup, Ready")
                .states(BOB, "OnPause(lunch), OnPause(coffee), Ready")
                .growth(SUPPORT, ONE_ANSWERED)
                .rows(expected("support", "answered", "1001", 1, 4.0, 2.0))
                .calls("53001 incoming answered")
                .periods("support", Map.of("total", 1, "answered", 1))
                .documents(0, "ENTERQUEUE", named("CONNECT", ALICE), named("COMPLETEAGENT", ALICE));
    }

    /** 1002 paused. 45.456 ENTERQUEUE, 46.468 FULL of the second call, 46.471 ABANDON (wait 1). */
    @Test
    void the_queue_is_full() {
        Observation.of(scene(), "queue_full")
                .states(BOB, "OnPause(full-test), Ready")
                .states(ALICE, "")
                .growth(SALES, ONE_ABANDONED)
                .rows(
                        expected("sales", "abandoned", null, 0, 1.0, null),
                        expected("sales", "full", null, 0, 0.0, null))
                .calls("53002 incoming unanswered", "53002 incoming unanswered")
                .periods("sales", Map.of("total", 1, "abandoned", 1, "full", 1))
                .documents(0, "ENTERQUEUE", "ABANDON")
                .documents(1, "FULL");
    }
}
