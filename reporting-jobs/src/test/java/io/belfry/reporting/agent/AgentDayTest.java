package io.belfry.reporting.agent;

import static io.belfry.reporting.Logged.at;
import static io.belfry.reporting.Logged.row;
import static io.belfry.reporting.agent.AgentPeriod.Kind.LOGIN;
import static io.belfry.reporting.agent.AgentPeriod.Kind.PAUSE;
import static io.belfry.reporting.agent.AgentPeriod.Kind.WRAPUP;
import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.pbx.QueueLogRow;
import io.belfry.reporting.call.SignsOfLife;
import io.belfry.reporting.fact.WrapUps;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AgentDayTest {

    private static final String ME = "Agent/1001";
    private static final WrapUps TEN_SECONDS = (queue, time) -> Duration.ofSeconds(10);

    @Test
    void a_login_lasts_until_the_logoff() {
        assertThat(fold(login(0), row(100, "NONE", ME, "AGENTCALLBACKLOGOFF", "1001@d", "100")))
                .containsExactly(new AgentPeriod(LOGIN, at(0), at(100)));
    }

    @Test
    void a_login_that_lasts_has_no_end() {
        assertThat(fold(login(0))).containsExactly(new AgentPeriod(LOGIN, at(0), null));
    }

    /** The logoff says how long the session was (E17), should the login not be known. */
    @Test
    void a_logoff_without_its_login_says_itself_when_that_was() {
        assertThat(fold(row(100, "NONE", ME, "AGENTCALLBACKLOGOFF", "1001@d", "70")))
                .containsExactly(new AgentPeriod(LOGIN, at(30), at(100)));
    }

    /** A164: paused is who is paused in all his queues. */
    @Test
    void a_pause_in_one_of_two_queues_is_none() {
        assertThat(
                        fold(
                                login(0),
                                row(0, "q1", ME, "ADDMEMBER"),
                                row(0, "q2", ME, "ADDMEMBER"),
                                row(10, "q1", ME, "PAUSE", "lunch"),
                                row(20, "q2", ME, "PAUSE", "lunch"),
                                row(35, "q1", ME, "UNPAUSE")))
                .containsExactly(
                        new AgentPeriod(PAUSE, at(20), at(35), "lunch"),
                        new AgentPeriod(LOGIN, at(0), null));
    }

    /** The PBX died: nothing says that he left q2, which he does not join again. */
    @Test
    void queues_of_an_earlier_login_are_not_the_agents() {
        assertThat(
                        fold(
                                login(0),
                                row(0, "q1", ME, "ADDMEMBER"),
                                row(0, "q2", ME, "ADDMEMBER"),
                                login(50),
                                row(50, "q1", ME, "ADDMEMBER"),
                                row(60, "q1", ME, "PAUSE", "lunch"),
                                row(80, "q1", ME, "UNPAUSE")))
                .containsExactly(
                        new AgentPeriod(LOGIN, at(0), at(50)),
                        new AgentPeriod(PAUSE, at(60), at(80), "lunch"),
                        new AgentPeriod(LOGIN, at(50), null));
    }

    @Test
    void another_reason_begins_another_pause_and_the_logoff_ends_it() {
        assertThat(
                        fold(
                                login(0),
                                row(10, "NONE", ME, "PAUSEALL", "lunch"),
                                row(10, "q1", ME, "PAUSE", "lunch"),
                                row(11, "q1", ME, "PAUSE", "in this queue"),
                                row(12, "NONE", ME, "PAUSEALL", ""),
                                row(15, "NONE", ME, "PAUSEALL", "coffee"),
                                row(40, "NONE", ME, "AGENTCALLBACKLOGOFF", "1001@d", "40")))
                .containsExactly(
                        new AgentPeriod(PAUSE, at(10), at(15), "lunch"),
                        new AgentPeriod(PAUSE, at(15), at(40), "coffee"),
                        new AgentPeriod(LOGIN, at(0), at(40)));
    }

    @Test
    void the_rest_after_a_call_is_what_the_queue_grants() {
        assertThat(fold(login(0), connect(1), row(30, "q1", ME, "COMPLETEAGENT", "1", "29")))
                .contains(new AgentPeriod(WRAPUP, at(30), at(40)));
    }

    @Test
    void the_rest_that_the_pbx_logs_is_taken_instead() {
        assertThat(
                        fold(
                                login(0),
                                connect(1),
                                row(30, "q1", ME, "COMPLETEAGENT", "1", "29"),
                                row(30.5, "q1", ME, "WRAPUPSTART", "25")))
                .filteredOn(p -> p.kind() == WRAPUP)
                .containsExactly(new AgentPeriod(WRAPUP, at(30.5), at(55.5)));
    }

    /** By an unpause (A164), a pause, the next call, the logoff: each 4 s after the call. */
    @Test
    void a_rest_is_cut_short() {
        for (QueueLogRow cut :
                List.of(
                        row(34, "NONE", ME, "UNPAUSEALL"),
                        row(34, "NONE", ME, "PAUSEALL", "lunch"),
                        connect(34),
                        row(34, "NONE", ME, "AGENTCALLBACKLOGOFF", "1001@d", "34"))) {
            assertThat(
                            fold(
                                    login(0),
                                    connect(1),
                                    row(30, "q1", ME, "COMPLETEAGENT", "1", "29"),
                                    cut))
                    .as(cut.event())
                    .contains(new AgentPeriod(WRAPUP, at(30), at(34)));
        }
    }

    /**
     * The PBX was started at 500 s, its last sign before was at 400 s; at 600 s he logs in again.
     */
    @Test
    void a_login_that_the_pbx_lost_ended_with_its_last_sign_of_life() {
        assertThat(AgentDay.fold(List.of(login(0), login(600)), WrapUps.NONE, startedAt(500, 400)))
                .containsExactly(
                        new AgentPeriod(LOGIN, at(0), at(400)),
                        new AgentPeriod(LOGIN, at(600), null));
        assertThat(AgentDay.fold(List.of(login(0)), WrapUps.NONE, startedAt(500, 400)))
                .containsExactly(new AgentPeriod(LOGIN, at(0), at(400)));
    }

    /** Asterisk keeps members over a restart if it is told to. */
    @Test
    void a_login_that_the_pbx_remembered_goes_on() {
        assertThat(
                        AgentDay.fold(
                                List.of(login(0), connect(700)), WrapUps.NONE, startedAt(500, 400)))
                .containsExactly(new AgentPeriod(LOGIN, at(0), null));
    }

    /** app_agent_pool logs in under the bare number. */
    @Test
    void rows_of_others_and_of_interfaces_are_nobodys_day() {
        assertThat(AgentEvents.agentOf(row(0, "NONE", "2001", "AGENTLOGIN", "PJSIP/1003-1")))
                .contains("2001");
        assertThat(AgentEvents.agentOf(row(0, "q1", "PJSIP/1003", "CONNECT", "1"))).isEmpty();
        assertThat(AgentEvents.agentOf(row(0, "q1", "NONE", "ENTERQUEUE"))).isEmpty();
        assertThat(AgentEvents.agentOf(row(0, "q1", ME, "RINGNOANSWER", "1000"))).isEmpty();
    }

    private static List<AgentPeriod> fold(QueueLogRow... rows) {
        return AgentDay.fold(List.of(rows), TEN_SECONDS, SignsOfLife.UNBROKEN);
    }

    private static SignsOfLife startedAt(double start, double sign) {
        return time -> time.isBefore(at(start)) ? Optional.of(at(sign)) : Optional.empty();
    }

    private static QueueLogRow login(double second) {
        return row(second, "NONE", ME, "AGENTCALLBACKLOGIN", "1001@default");
    }

    private static QueueLogRow connect(double second) {
        return row(second, "q1", ME, "CONNECT", "1", "1.9", "1");
    }
}
