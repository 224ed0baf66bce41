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
 * The recorded calls that a rule of the queue decides: refusals, leaving when empty, penalties,
 * positions, a key that leads out, an answer only by the agent. How to read the expected values is
 * said at {@link QueueCallsContract}.
 */
interface QueueRulesContract {

    Map<String, Integer> ONE_ANSWERED =
            Map.of(
                    "TotalNumberCallsEntered", 1,
                    "TotalNumberCallsAnswered", 1,
                    "TotalNumberCallsAnsweredBefore15", 1);
    Map<String, Integer> ONE_ABANDONED =
            Map.of("TotalNumberCallsEntered", 1, "TotalNumberCallsAbandonned", 1);

    /** EXITEMPTY and EXITWITHKEY are no abandoned calls for C4: they only entered. */
    Map<String, Integer> ONE_ENTERED = Map.of("TotalNumberCallsEntered", 1);

    Map<String, Integer> NOTHING = Map.of();

    Scene scene();

    /**
     * Trace 09. 3.112 ENTERQUEUE, then in each of four seconds (3.1, 4.1, 5.1, 6.1) RINGNOANSWER of
     * both agents with 0 ms, 7.115 ABANDON (wait 4). No telephone ever rang: a refused INVITE is
     * answered 486 without 180, so no channel was in state Ringing and the agents stay ready.
     */
    @Test
    default void every_agent_refuses_until_the_caller_gives_up() {
        Observation.of(scene(), "agent_busy")
                .rows(expected("support", "abandoned", null, 0, 4.0, null))
                .growth(SUPPORT, ONE_ABANDONED)
                .growth(SALES, NOTHING)
                .counter(SUPPORT, "WaitingCalls", 0)
                .calls("53001 incoming unanswered")
                .periods("support", Map.of("total", 1, "abandoned", 1))
                .refusals(0, 4, ALICE, BOB)
                .states(ALICE, "")
                .states(BOB, "");
    }

    /**
     * Trace 11: nobody is logged in, then 1001 alone, at once on pause. 15.752 ENTERQUEUE, 17.754
     * AGENTCALLBACKLOGOFF 1001, 18.753 EXITEMPTY (wait 3); at last both log in again.
     */
    @Test
    default void the_last_agent_leaves_while_a_call_waits() {
        Observation.of(scene(), "leaveempty")
                .states(ALICE, "LoggedOut, Ready, OnPause(meeting), LoggedOut, Ready")
                .states(BOB, "LoggedOut, Ready")
                .growth(SUPPORT, ONE_ENTERED)
                .counter(SUPPORT, "WaitingCalls", 0)
                .counter(SUPPORT, "LoggedAgents", 2)
                .counter(SUPPORT, "AvailableAgents", 2)
                .rows(expected("support", "leaveempty", null, 0, 3.0, null))
                .calls("53001 incoming unanswered")
                .periods("support", Map.of("total", 1, "leaveempty", 1))
                .documents(0, "ENTERQUEUE", "EXITEMPTY");
    }

    /**
     * Trace 14: 1002 has penalty 5, so 1001 is called although both are free. 39.714 ENTERQUEUE,
     * 40.724 CONNECT 1001 (hold 1, ring 1), 41.731 COMPLETECALLER (talk 1).
     */
    @Test
    default void the_agent_with_the_lower_penalty_is_called() {
        Observation.of(scene(), "penalty")
                .states(ALICE, "Ringing, OnCall, OnWrapup, Ready")
                .states(BOB, "")
                .growth(SUPPORT, ONE_ANSWERED)
                .rows(expected("support", "answered", "1001", 1, 1.0, 1.0))
                .calls("53001 incoming answered")
                .periods("support", Map.of("total", 1, "answered", 1))
                .documents(
                        0, "ENTERQUEUE", named("CONNECT", ALICE), named("COMPLETECALLER", ALICE));
    }

    /**
     * Trace 16: both on pause. 50.183, 50.896, 51.610 ENTERQUEUE (positions 1, 2, 3), 52.392
     * ABANDON of the second (wait 1.5), 53.394 UNPAUSEALL 1001, 55.192 CONNECT of the first (hold
     * 5.0, ring 1), 56.204 COMPLETEAGENT (talk 1.0), after the wrap-up 60.628 CONNECT of the third
     * (hold 9.0, ring 1), 61.646 COMPLETEAGENT (talk 1.0), 62.147 UNPAUSEALL 1002. For the Ready
     * that may be missing see {@link QueueCallsContract#the_second_call_waits_for_the_wrap_up}.
     */
    @Test
    default void waiting_calls_are_served_in_turn_and_the_middle_one_gives_up() {
        Observation.of(scene(), "positions")
                .states(
                        ALICE,
                        "OnPause(x), Ready, Ringing, OnCall, OnWrapup, Ready?, Ringing, OnCall,"
                                + " OnWrapup, Ready")
                .states(BOB, "OnPause(x), Ready")
                .growth(
                        SUPPORT,
                        Map.of(
                                "TotalNumberCallsEntered", 3,
                                "TotalNumberCallsAnswered", 2,
                                "TotalNumberCallsAnsweredBefore15", 2,
                                "TotalNumberCallsAbandonned", 1))
                .counter(SUPPORT, "WaitingCalls", 0)
                .rows(
                        expected("support", "answered", "1001", 1, 5.0, 1.0),
                        expected("support", "abandoned", null, 0, 1.5, null),
                        expected("support", "answered", "1001", 1, 9.0, 1.0))
                .calls(
                        "53001 incoming answered",
                        "53001 incoming unanswered",
                        "53001 incoming answered")
                .periods("support", Map.of("total", 3, "answered", 2, "abandoned", 1))
                .documents(0, "ENTERQUEUE", named("CONNECT", ALICE), named("COMPLETEAGENT", ALICE))
                .documents(1, "ENTERQUEUE", "ABANDON")
                .documents(2, "ENTERQUEUE", named("CONNECT", ALICE), named("COMPLETEAGENT", ALICE));
    }

    /**
     * Trace 17: both on pause. 5.839 ENTERQUEUE, 7.840 EXITWITHKEY (key 9, wait 2). D16 has no
     * value of its own for it: abandoned.
     */
    @Test
    default void a_key_leads_out_of_the_queue() {
        Observation.of(scene(), "exit_with_key")
                .states(ALICE, "OnPause(x), Ready")
                .states(BOB, "OnPause(x), Ready")
                .growth(SUPPORT, ONE_ENTERED)
                .counter(SUPPORT, "WaitingCalls", 0)
                .rows(expected("support", "abandoned", null, 0, 2.0, null))
                .calls("53001 incoming unanswered")
                .periods("support", Map.of("total", 1, "abandoned", 1))
                .documents(0, "ENTERQUEUE", "EXITWITHKEY");
    }

    /**
     * Trace 37: the caller hears early media until the agent answers. 8.300 ENTERQUEUE, 9.313
     * CONNECT (hold 1, ring 1), 11.330 COMPLETEAGENT (talk 2).
     */
    @Test
    default void a_call_that_only_the_agent_answers() {
        Observation seen = Observation.of(scene(), "not_preanswered");
        int agent = seen.first();
        seen.states(agent, "Ringing, OnCall, OnWrapup, Ready")
                .states(seen.other(), "")
                .growth(SUPPORT, ONE_ANSWERED)
                .rows(expected("support", "answered", number(agent), 1, 1.0, 2.0))
                .calls("53004 incoming answered")
                .periods("support", Map.of("total", 1, "answered", 1))
                .documents(0, "ENTERQUEUE", named("CONNECT", agent), named("COMPLETEAGENT", agent));
    }

    /** An agent's number, which is his id in this directory. */
    default String number(int agent) {
        return Integer.toString(agent);
    }
}
