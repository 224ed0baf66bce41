package io.belfry.reporting.fact;

import static io.belfry.reporting.Logged.at;
import static io.belfry.reporting.fact.AgentMeasure.CONVERSATION_TIME;
import static io.belfry.reporting.fact.AgentMeasure.CONVERSATION_TIME_EMITTED_INTERNAL_CALLS;
import static io.belfry.reporting.fact.AgentMeasure.CONVERSATION_TIME_INCOMING_CALLS;
import static io.belfry.reporting.fact.AgentMeasure.CONVERSATION_TIME_RECEIVED_INTERNAL_CALLS;
import static io.belfry.reporting.fact.AgentMeasure.HOLD_TIME;
import static io.belfry.reporting.fact.AgentMeasure.NB_ANSWERED;
import static io.belfry.reporting.fact.AgentMeasure.NB_EMITTED_INTERNAL_CALLS;
import static io.belfry.reporting.fact.AgentMeasure.NB_INCOMING_CALLS;
import static io.belfry.reporting.fact.AgentMeasure.NB_OFFERED;
import static io.belfry.reporting.fact.AgentMeasure.NB_RECEIVED_INTERNAL_CALLS;
import static io.belfry.reporting.fact.AgentMeasure.NB_TRANSFERED_EXTERN;
import static io.belfry.reporting.fact.AgentMeasure.NB_TRANSFERED_INTERN;
import static io.belfry.reporting.fact.AgentMeasure.RINGING_TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.belfry.reporting.Logged;
import io.belfry.reporting.call.Direction;
import io.belfry.reporting.call.HoldPeriod;
import io.belfry.reporting.call.Leg;
import io.belfry.reporting.call.SignsOfLife;
import io.belfry.reporting.interval.AgentQueueSpecific;
import io.belfry.reporting.queue.QueueCall;
import io.belfry.reporting.queue.QueueExit;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What people suffer from in reporting of this kind, case by case, and how it is here. */
class KnownWeaknessesTest {

    /** From outside through queue q1 to agent 1001: enters at 1 s, is answered at 3 s. */
    private static Logged answered() {
        return new Logged()
                .cel(0, "CHAN_START", "PJSIP/trunk", 0, "53001", "from-extern", "", "")
                .cel(0.5, "ANSWER", "PJSIP/trunk", 0, "q1", "incall", "Answer", "")
                .cel(1, "APP_START", "PJSIP/trunk", 0, "q1", "incall", "Queue", "")
                .log(1, "q1", "NONE", "ENTERQUEUE", "", "0600", "1")
                .cel(1.1, "CHAN_START", "PJSIP/1001", 1)
                .cel(2.9, "ANSWER", "PJSIP/1001", 1)
                .log(3, "q1", "Agent/1001", "CONNECT", "2", "1.9", "2");
    }

    /** D40: a user who is a member of a queue has no agent number; his calls count all the same. */
    @Test
    void a_member_that_is_no_agent_counts_under_his_interface() {
        Derived call =
                new Logged()
                        .cel(0, "CHAN_START", "PJSIP/trunk", 0, "53001", "from-extern", "", "")
                        .log(1, "q1", "NONE", "ENTERQUEUE", "", "0600", "1")
                        .log(5, "q1", "PJSIP/2002", "RINGNOANSWER", "4000")
                        .cel(6, "CHAN_START", "PJSIP/2003", 1)
                        .cel(8, "ANSWER", "PJSIP/2003", 1)
                        .log(8, "q1", "PJSIP/2003", "CONNECT", "7", "1.9", "2")
                        .log(18, "q1", "PJSIP/2003", "COMPLETEAGENT", "7", "10", "1")
                        .derive();

        CountedPass pass = call.facts().passes().getFirst();
        assertThat(pass.pass().agent()).isNull();
        assertThat(pass.pass().member()).isEqualTo("PJSIP/2003");
        assertThat(Logged.of(call, "PJSIP/2003"))
                .isEqualTo(
                        Map.of(
                                NB_OFFERED,
                                1,
                                NB_ANSWERED,
                                1,
                                CONVERSATION_TIME,
                                10,
                                RINGING_TIME,
                                2));
        assertThat(Logged.of(call, "PJSIP/2002")).isEqualTo(Map.of(NB_OFFERED, 1, RINGING_TIME, 4));
        assertThat(AgentQueueSpecific.of(call.facts().passes()))
                .extracting(AgentQueueSpecific::agent, AgentQueueSpecific::communicationTime)
                .containsExactly(tuple("PJSIP/2003", 10));
    }

    /** D43: 1001 holds 2 s, transfers to q2, 1002 holds 5 s; each has his own hold time. */
    @Test
    void two_agents_on_one_call_have_each_their_own_hold_time() {
        Derived call =
                answered()
                        .cel(5, "HOLD", "PJSIP/1001", 1)
                        .cel(7, "UNHOLD", "PJSIP/1001", 1)
                        .cel(9, "BLINDTRANSFER", "PJSIP/1001", 1)
                        .log(9, "q1", "Agent/1001", "BLINDTRANSFER", "3002", "internal")
                        .cel(9.1, "CHAN_END", "PJSIP/1001", 1)
                        .log(10, "q2", "NONE", "ENTERQUEUE", "", "0600", "1")
                        .cel(10.1, "CHAN_START", "PJSIP/1002", 2)
                        .cel(12, "ANSWER", "PJSIP/1002", 2)
                        .log(12, "q2", "Agent/1002", "CONNECT", "2", "1.8", "2")
                        .cel(20, "HOLD", "PJSIP/1002", 2)
                        .cel(25, "UNHOLD", "PJSIP/1002", 2)
                        .log(30, "q2", "Agent/1002", "COMPLETECALLER", "2", "18", "1")
                        .derive();

        assertThat(call.facts().passes())
                .extracting(p -> p.pass().agent().value(), CountedPass::holdSeconds)
                .containsExactly(tuple("1001", 2), tuple("1002", 5));
        assertThat(Logged.of(call, "1001").get(HOLD_TIME)).isEqualTo(2);
        assertThat(Logged.of(call, "1002").get(HOLD_TIME)).isEqualTo(5);
        assertThat(call.call().orElseThrow().holds())
                .extracting(HoldPeriod::endpoint, HoldPeriod::start, HoldPeriod::end)
                .containsExactly(
                        tuple("PJSIP/1001", at(5), at(7)), tuple("PJSIP/1002", at(20), at(25)));
    }

    /** A patched PBX says HOLD in CEL and Hold in AMI: it is one hold, not two. */
    @Test
    void holds_that_both_cel_and_ami_tell_of_count_once() {
        Derived call =
                answered()
                        .cel(5, "HOLD", "PJSIP/1001", 1)
                        .ami(5.001, "PJSIP/1001", 1, true)
                        .cel(7, "UNHOLD", "PJSIP/1001", 1)
                        .ami(7.001, "PJSIP/1001", 1, false)
                        .log(9, "q1", "Agent/1001", "COMPLETEAGENT", "2", "6", "1")
                        .derive();

        assertThat(call.facts().passes().getFirst().holdSeconds()).isEqualTo(2);
    }

    /** What the caller's side holds is not the agent's hold time. */
    @Test
    void a_hold_by_the_caller_is_a_period_but_not_the_agents() {
        Derived call =
                answered()
                        .ami(5, "PJSIP/trunk", 0, true)
                        .ami(8, "PJSIP/trunk", 0, false)
                        .log(9, "q1", "Agent/1001", "COMPLETEAGENT", "2", "6", "1")
                        .derive();

        assertThat(call.call().orElseThrow().holds()).hasSize(1);
        assertThat(call.facts().passes().getFirst().holdSeconds()).isZero();
    }

    /** D44: C calls q1, 1001 transfers to q2, 1002 transfers outside. */
    @Test
    void each_transfer_is_judged_on_its_own_and_counts_for_who_made_it() {
        Derived call =
                answered()
                        .cel(9, "BLINDTRANSFER", "PJSIP/1001", 1)
                        .log(9, "q1", "Agent/1001", "BLINDTRANSFER", "3002", "internal")
                        .cel(9.1, "CHAN_END", "PJSIP/1001", 1)
                        .log(10, "q2", "NONE", "ENTERQUEUE", "", "0600", "1")
                        .cel(10.1, "CHAN_START", "PJSIP/1002", 2)
                        .cel(12, "ANSWER", "PJSIP/1002", 2)
                        .log(12, "q2", "Agent/1002", "CONNECT", "2", "1.8", "2")
                        .cel(30, "BLINDTRANSFER", "PJSIP/1002", 2)
                        .log(30, "q2", "Agent/1002", "BLINDTRANSFER", "00612", "internal")
                        .cel(30.1, "CHAN_END", "PJSIP/1002", 2)
                        .cel(30.2, "XIVO_OUTCALL", "PJSIP/trunk", 0)
                        .cel(30.3, "CHAN_START", "PJSIP/trunk", 3, "s", "from-extern", "", "")
                        .derive();

        assertThat(Logged.of(call, "1001")).containsEntry(NB_TRANSFERED_INTERN, 1);
        assertThat(Logged.of(call, "1001")).doesNotContainKey(NB_TRANSFERED_EXTERN);
        assertThat(Logged.of(call, "1002")).containsEntry(NB_TRANSFERED_EXTERN, 1);
        assertThat(Logged.of(call, "1002")).doesNotContainKey(NB_TRANSFERED_INTERN);
        assertThat(call.call().orElseThrow().data().transferDirection())
                .isEqualTo(Direction.OUTGOING);
        assertThat(call.call().orElseThrow().data().direction()).isEqualTo(Direction.INCOMING);
    }

    /**
     * An attended transfer to the outside names the channel it led to; that one came by a trunk.
     */
    @Test
    void an_attended_transfer_to_the_outside_is_one() {
        Derived call =
                answered()
                        .cel(20, "BRIDGE_ENTER", "PJSIP/trunk", 5, "", "from-extern", "", "")
                        .cel(
                                20,
                                "ATTENDEDTRANSFER",
                                "PJSIP/1001",
                                1,
                                "",
                                "internal",
                                "",
                                "{\"transfer_target_channel_uniqueid\":\"1.5\"}")
                        .log(20, "q1", "Agent/1001", "ATTENDEDTRANSFER", "BRIDGE", "b", "2", "17")
                        .derive();

        assertThat(Logged.of(call, "1001")).containsEntry(NB_TRANSFERED_EXTERN, 1);
    }

    /** D45: five hours are five hours, unless the operator says that nobody talks so long. */
    @Test
    void a_talk_of_five_hours_counts_five_hours_unless_a_limit_is_set() {
        double end = 3 + 5 * 3600;
        Logged logged = answered().log(end, "q1", "Agent/1001", "COMPLETEAGENT", "2", "18000", "1");

        assertThat(logged.derive().facts().passes().getFirst().talkSeconds()).isEqualTo(18_000);
        Derived limited = logged.derive(SignsOfLife.UNBROKEN, Optional.of(Duration.ofHours(4)));
        assertThat(limited.facts().passes().getFirst().talkSeconds()).isZero();
    }

    /** A1 calls A2 by his internal number: both have it, one made it, the other received it. */
    @Test
    void a_call_from_agent_to_agent_counts_for_both() {
        Derived call =
                new Logged()
                        .cel(0, "CHAN_START", "PJSIP/1001", 0, "1002", "internal", "", "")
                        .cel(0, "APP_START", "PJSIP/1001", 0, "1002", "internal", "Dial", "")
                        .cel(0.1, "CHAN_START", "PJSIP/1002", 1)
                        .cel(4, "ANSWER", "PJSIP/1002", 1)
                        .cel(64, "CHAN_END", "PJSIP/1001", 0)
                        .cel(64.2, "CHAN_END", "PJSIP/1002", 1)
                        .cel(64.2, "LINKEDID_END", "PJSIP/1002", 1)
                        .derive();

        assertThat(Logged.of(call, "1001"))
                .isEqualTo(
                        Map.of(
                                NB_EMITTED_INTERNAL_CALLS,
                                1,
                                CONVERSATION_TIME_EMITTED_INTERNAL_CALLS,
                                60));
        assertThat(Logged.of(call, "1002"))
                .isEqualTo(
                        Map.of(
                                NB_RECEIVED_INTERNAL_CALLS,
                                1,
                                CONVERSATION_TIME_RECEIVED_INTERNAL_CALLS,
                                60));
    }

    /** The agent whom a queue call is transferred to by his number has his part of it. */
    @Test
    void who_gets_a_queue_call_by_transfer_to_his_number_has_a_part_of_his_own() {
        Derived call =
                answered()
                        .cel(9, "BLINDTRANSFER", "PJSIP/1001", 1)
                        .log(9, "q1", "Agent/1001", "BLINDTRANSFER", "1002", "internal")
                        .cel(9.1, "CHAN_END", "PJSIP/1001", 1)
                        .cel(9.2, "CHAN_START", "PJSIP/1002", 2)
                        .cel(11, "ANSWER", "PJSIP/1002", 2)
                        .cel(31, "CHAN_END", "PJSIP/1002", 2)
                        .cel(31, "CHAN_END", "PJSIP/trunk", 0)
                        .derive();

        assertThat(Logged.of(call, "1002"))
                .isEqualTo(Map.of(NB_INCOMING_CALLS, 1, CONVERSATION_TIME_INCOMING_CALLS, 20));
        assertThat(Logged.of(call, "1001").get(CONVERSATION_TIME)).isEqualTo(6);
    }

    /**
     * Local channels credited an agent with the whole time of a call that he handed on: here his
     * talk ends when his telephone is gone, whatever the queue says later.
     */
    @Test
    void an_agent_talks_no_longer_than_his_telephone() {
        Derived call =
                answered()
                        .cel(13, "CHAN_END", "PJSIP/1001", 1)
                        .log(3603, "q1", "Agent/1001", "COMPLETECALLER", "2", "3600", "1")
                        .derive();

        assertThat(call.facts().passes().getFirst().talkSeconds()).isEqualTo(10);
        assertThat(call.facts().passes().getFirst().pass().hangupTime()).isEqualTo(at(3603));
    }

    /** The row LINKEDID_END was lost: the call ended with its last channel. */
    @Test
    void a_call_without_linkedid_end_is_over_when_its_last_channel_is_gone() {
        Logged logged = answered().cel(20, "CHAN_END", "PJSIP/1001", 1);
        assertThat(logged.derive().call().orElseThrow().data().endTime()).isNull();

        Derived call = logged.cel(20.5, "CHAN_END", "PJSIP/trunk", 0).derive();

        assertThat(call.call().orElseThrow().data().endTime()).isEqualTo(at(20.5));
        QueueCall pass = call.facts().passes().getFirst().pass();
        assertThat(pass.status()).isEqualTo(QueueExit.ANSWERED);
        assertThat(pass.hangupTime()).isEqualTo(at(20.5));
    }

    /** The PBX died while the agent talked; the last thing it logged was at 100 s. */
    @Test
    void a_call_that_the_pbx_took_with_it_ends_with_its_last_sign_of_life() {
        Derived call = answered().derive(time -> Optional.of(at(100)), Optional.empty());

        assertThat(call.call().orElseThrow().data().endTime()).isEqualTo(at(100));
        assertThat(call.facts().passes().getFirst().talkSeconds()).isEqualTo(97);
        assertThat(call.facts().passes().getFirst().pass().wrapUpSeconds())
                .as("nobody rests when the PBX is dead")
                .isZero();
    }

    /** Whoever waited when the PBX died has not been answered. */
    @Test
    void who_waited_when_the_pbx_died_is_abandoned() {
        Derived call =
                new Logged()
                        .cel(0, "CHAN_START", "PJSIP/trunk", 0, "53001", "from-extern", "", "")
                        .log(1, "q1", "NONE", "ENTERQUEUE", "", "0600", "1")
                        .derive(time -> Optional.of(at(41)), Optional.empty());

        QueueCall pass = call.facts().passes().getFirst().pass();
        assertThat(pass.status()).isEqualTo(QueueExit.ABANDONED);
        assertThat(pass.hangupTime()).isEqualTo(at(41));
        assertThat(pass.waitSeconds()).isEqualTo(40);
    }

    /** Nothing was heard since 3 s: at 100 s that is no wonder, by 1000 s it is said to be over. */
    @Test
    void a_call_that_falls_silent_for_too_long_ended_with_its_last_row() {
        Derived soon =
                answered().derive(SignsOfLife.UNBROKEN.orSilentSince(at(2)), Optional.empty());
        Derived late =
                answered().derive(SignsOfLife.UNBROKEN.orSilentSince(at(1000)), Optional.empty());

        assertThat(soon.call().orElseThrow().data().endTime()).isNull();
        assertThat(late.call().orElseThrow().data().endTime()).isEqualTo(at(2.9));
        assertThat(late.facts().passes().getFirst().pass().hangupTime()).isEqualTo(at(3));
    }

    /** Asterisk 11: bridges are BRIDGE_START and BRIDGE_END, and transfers carry no JSON. */
    @Test
    void the_events_of_asterisk_11_tell_the_same() {
        Derived call =
                answered()
                        .cel(2.95, "BRIDGE_START", "PJSIP/trunk", 0, "q1", "incall", "Queue", "")
                        .cel(9, "BLINDTRANSFER", "PJSIP/1001", 1, "", "", "", null)
                        .cel(9, "BRIDGE_END", "PJSIP/trunk", 0, "q1", "incall", "Queue", "")
                        .log(9, "q1", "Agent/1001", "TRANSFER", "1003", "internal", "2", "6")
                        .cel(9.1, "CHAN_END", "PJSIP/1001", 1)
                        .cel(9.2, "CHAN_START", "PJSIP/2003", 2)
                        .cel(11, "ANSWER", "PJSIP/2003", 2)
                        .cel(11, "BRIDGE_UPDATE", "PJSIP/trunk", 0, "1003", "internal", "Dial", "")
                        .cel(20, "CHAN_END", "PJSIP/2003", 2)
                        .cel(20, "CHAN_END", "PJSIP/trunk", 0)
                        .cel(20, "LINKEDID_END", "PJSIP/trunk", 0)
                        .derive();

        assertThat(call.call().orElseThrow().data().transferred()).isTrue();
        assertThat(call.call().orElseThrow().legs())
                .extracting(Leg::endpoint, Leg::answer, Leg::end)
                .containsExactly(
                        tuple("PJSIP/1001", at(2.9), at(9.1)), tuple("PJSIP/2003", at(11), at(20)));
        assertThat(Logged.of(call, "1001")).containsEntry(NB_TRANSFERED_INTERN, 1);
    }

    /** 1001 rings; somebody at 2005 picks the call up: his channel comes into the call's bridge. */
    @Test
    void a_call_that_is_picked_up_is_answered_by_who_picked_it_up() {
        Derived call =
                new Logged()
                        .cel(0, "CHAN_START", "PJSIP/trunk", 0, "531001", "from-extern", "", "")
                        .cel(0, "APP_START", "PJSIP/trunk", 0, "1001", "internal", "Dial", "")
                        .cel(0.1, "CHAN_START", "PJSIP/1001", 1)
                        .cel(5, "CHAN_END", "PJSIP/1001", 1)
                        .cel(5, "BRIDGE_ENTER", "PJSIP/2005", 2)
                        .cel(25, "CHAN_END", "PJSIP/2005", 2)
                        .cel(25, "CHAN_END", "PJSIP/trunk", 0)
                        .cel(25, "LINKEDID_END", "PJSIP/trunk", 0)
                        .derive();

        assertThat(call.call().orElseThrow().data().answerTime()).isEqualTo(at(5));
        assertThat(call.call().orElseThrow().legs())
                .extracting(Leg::endpoint, Leg::start, Leg::answer, Leg::end)
                .containsExactly(
                        tuple("PJSIP/1001", at(0.1), null, at(5)),
                        tuple("PJSIP/2005", at(5), at(5), at(25)));
    }

    /** A queue_log file has whole seconds, cut off: the ring begins in the second of the answer. */
    @Test
    void whole_seconds_of_a_file_still_find_the_telephone_that_answered() {
        Derived call =
                new Logged()
                        .cel(0, "CHAN_START", "PJSIP/trunk", 0, "53001", "from-extern", "", "")
                        .log(1, "q1", "NONE", "ENTERQUEUE", "", "0600", "1")
                        .cel(1.2, "CHAN_START", "PJSIP/1001", 1)
                        .cel(1.8, "ANSWER", "PJSIP/1001", 1)
                        .log(1, "q1", "Agent/1001", "CONNECT", "0", "1.9", "0")
                        .cel(11.6, "CHAN_END", "PJSIP/1001", 1)
                        .log(60, "q1", "Agent/1001", "COMPLETECALLER", "0", "59", "1")
                        .derive();

        // 1 - 11.6
        assertThat(call.facts().passes().getFirst().talkSeconds()).isEqualTo(11);
        assertThat(Logged.of(call, "1001")).doesNotContainKey(NB_INCOMING_CALLS);
    }

    /** The wait is the one that the PBX counted, as in the live counters (C12). */
    @Test
    void the_wait_is_what_the_pbx_counted() {
        QueueCall pass =
                new Logged()
                        .log(1.0, "q1", "NONE", "ENTERQUEUE", "", "0600", "1")
                        .log(15.9, "q1", "NONE", "ABANDON", "1", "1", "15")
                        .derive()
                        .facts()
                        .passes()
                        .getFirst()
                        .pass();

        assertThat(pass.waitSeconds()).isEqualTo(15);
        assertThat(Duration.between(pass.queueTime(), pass.hangupTime()))
                .isEqualTo(Duration.ofMillis(14_900));
    }

    /** XiVO logs the rest that the agent took. */
    @Test
    void a_rest_that_the_pbx_logs_counts_as_it_was() {
        Derived call =
                answered()
                        .log(20, "q1", "Agent/1001", "COMPLETEAGENT", "2", "17", "1")
                        .log(20.01, "q1", "Agent/1001", "WRAPUPSTART", "30")
                        .derive();

        assertThat(call.facts().passes().getFirst().wrapUpSeconds()).isEqualTo(30);
    }
}
