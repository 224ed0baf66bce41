package io.belfry.stats.agentstats;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.state.AgentCounter;
import io.belfry.stats.agentstats.AgentTally.Period;
import io.belfry.stats.time.Days;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AgentTallyTest {

    private static final Instant T = Instant.parse("2026-11-21T23:50:00Z");
    private final Days days = new Days(ZoneId.of("UTC"), LocalTime.MIDNIGHT);

    @Test
    void periodsAddUpAndTheOpenOneCountsUpToNow() {
        // ready 60 s, paused 30 s, ready again and still: 10 s later 70 s
        AgentTally tally =
                AgentTally.NOTHING
                        .entered(Period.READY, "", T, days)
                        .entered(Period.PAUSED, "lunch", T.plusSeconds(60), days)
                        .entered(Period.READY, "", T.plusSeconds(90), days);
        assertThat(AgentTotals.at(T.plusSeconds(100), tally, days))
                .containsEntry(AgentCounter.AGENT_READY_TOTAL_TIME, 70.0)
                .containsEntry(AgentCounter.AGENT_PAUSED_TOTAL_TIME, 30.0)
                .containsEntry(AgentCounter.AGENT_WRAPUP_TOTAL_TIME, 0.0);
        assertThat(AgentTotals.pauses(T.plusSeconds(100), tally, days))
                .isEqualTo(Map.of("lunch", 30.0));
    }

    @Test
    void aPeriodThatCrossesTheResetIsSplitThere() {
        // C40: paused from 23:50; at 00:05 the new day has 300 s of it
        AgentTally tally = AgentTally.NOTHING.entered(Period.PAUSED, "lunch", T, days);
        Instant after = Instant.parse("2026-11-22T00:05:00Z");
        assertThat(AgentTotals.at(after, tally, days))
                .containsEntry(AgentCounter.AGENT_PAUSED_TOTAL_TIME, 300.0);
        assertThat(AgentTotals.pauses(after, tally.entered(Period.READY, "", after, days), days))
                .isEqualTo(Map.of("lunch", 300.0));
    }

    @Test
    void callsCountAndTheirAveragesAreOfTheAnsweredOnes() {
        // C31–C37: 3 received, 2 answered with 40 s and 21 s, 1 not: 33.3 % and 61 s / 2 = 30 s;
        // wrap-up 10 s: handling (61 + 10) / 2 = 35 s; ringing 10 + 1 s, ready 10 + 8 s:
        // occupancy (61 + 10) / 100 = 71 %
        AgentTally tally =
                ready(T).received("1", T, days)
                        .answered("1", T, days)
                        .entered(Period.ON_CALL, "", T, days)
                        .ended("1", T.plusSeconds(40), days)
                        .entered(Period.WRAPUP, "", T.plusSeconds(40), days)
                        .received("2", T.plusSeconds(50), days)
                        .entered(Period.RINGING, "", T.plusSeconds(50), days)
                        .ended("2", T.plusSeconds(60), days)
                        .entered(Period.READY, "", T.plusSeconds(60), days)
                        .received("3", T.plusSeconds(70), days)
                        .entered(Period.RINGING, "", T.plusSeconds(70), days)
                        .answered("3", T.plusSeconds(71), days)
                        .entered(Period.ON_CALL, "", T.plusSeconds(71), days)
                        .ended("3", T.plusSeconds(92), days)
                        .entered(Period.READY, "", T.plusSeconds(92), days)
                        .dialled(T.plusSeconds(100), days);
        assertThat(AgentTotals.at(T.plusSeconds(100), tally, days))
                .containsEntry(AgentCounter.INB_CALLS, 3.0)
                .containsEntry(AgentCounter.INB_ANS_CALLS, 2.0)
                .containsEntry(AgentCounter.INB_UNANS_CALLS, 1.0)
                .containsEntry(AgentCounter.INB_PERC_UNANS_CALLS, 100.0 / 3)
                .containsEntry(AgentCounter.INB_CALL_TIME, 61.0)
                .containsEntry(AgentCounter.INB_AVER_CALL_TIME, 30.0)
                .containsEntry(AgentCounter.OUT_CALLS, 1.0)
                .containsEntry(AgentCounter.AGENT_LOGGED_TOTAL_TIME, 100.0)
                .containsEntry(AgentCounter.AGENT_ON_CALL_TOTAL_TIME, 61.0)
                .containsEntry(AgentCounter.AGENT_RINGING_TOTAL_TIME, 11.0)
                .containsEntry(AgentCounter.AVERAGE_HANDLING_TIME, 35.0)
                .containsEntry(AgentCounter.OCCUPANCY, 71.0);
    }

    @Test
    void theNamesOfBothSeedsSayTheSame() {
        // C29: ready 60 s, paused 30 s, wrap-up 5 s
        AgentTally tally =
                ready(T).entered(Period.PAUSED, "lunch", T.plusSeconds(60), days)
                        .entered(Period.WRAPUP, "", T.plusSeconds(90), days);
        assertThat(AgentTotals.at(T.plusSeconds(95), tally, days))
                .containsEntry(AgentCounter.READY_TIME, 60.0)
                .containsEntry(AgentCounter.AGENT_READY_TOTAL_TIME, 60.0)
                .containsEntry(AgentCounter.PAUSED_TIME, 30.0)
                .containsEntry(AgentCounter.AGENT_PAUSED_TOTAL_TIME, 30.0)
                .containsEntry(AgentCounter.WRAPUP_TIME, 5.0)
                .containsEntry(AgentCounter.AGENT_WRAPUP_TOTAL_TIME, 5.0);
    }

    @Test
    void everyPauseReasonHasATotalOfItsOwnAndAPauseWithoutOneIsInTheSumOnly() {
        // C30: lunch 60 s, coffee 30 s, lunch 10 s, nothing said 5 s: 105 s
        AgentTally tally =
                ready(T).entered(Period.PAUSED, "lunch", T, days)
                        .entered(Period.PAUSED, "coffee", T.plusSeconds(60), days)
                        .entered(Period.PAUSED, "lunch", T.plusSeconds(90), days)
                        .entered(Period.PAUSED, "", T.plusSeconds(100), days);
        assertThat(AgentTotals.pauses(T.plusSeconds(105), tally, days))
                .isEqualTo(Map.of("lunch", 70.0, "coffee", 30.0));
        assertThat(AgentTotals.at(T.plusSeconds(105), tally, days))
                .containsEntry(AgentCounter.AGENT_PAUSED_TOTAL_TIME, 105.0);
    }

    @Test
    void aCallThatCrossesTheResetGivesEachDayItsTimeAndCountsWhereItWasAnswered() {
        // C32, C40: answered at 23:50, ended at 00:05: the new day has 300 s of no call of its own
        AgentTally tally =
                ready(T).received("1", T, days)
                        .answered("1", T, days)
                        .entered(Period.ON_CALL, "", T, days);
        Instant before = Instant.parse("2026-11-21T23:59:59.999Z");
        assertThat(AgentTotals.at(before, tally, days))
                .containsEntry(AgentCounter.INB_ANS_CALLS, 1.0)
                .containsEntry(AgentCounter.INB_CALL_TIME, 599.0);
        Instant after = Instant.parse("2026-11-22T00:05:00Z");
        assertThat(AgentTotals.at(after, tally.ended("1", after, days), days))
                .containsEntry(AgentCounter.INB_CALLS, 0.0)
                .containsEntry(AgentCounter.INB_CALL_TIME, 300.0)
                .containsEntry(AgentCounter.INB_AVER_CALL_TIME, 0.0);
    }

    @Test
    void whatRangUnseenIsUnansweredAsSoonAsThePhoneIsFree() {
        // the end of the ringing was lost: the next state says that nothing is on the phone
        AgentTally tally =
                ready(T).received("1", T, days)
                        .entered(Period.RINGING, "", T, days)
                        .entered(Period.READY, "", T.plusSeconds(9), days);
        assertThat(AgentTotals.at(T.plusSeconds(9), tally, days))
                .containsEntry(AgentCounter.INB_UNANS_CALLS, 1.0);
        assertThat(tally.ended("1", T.plusSeconds(10), days).unanswered()).isEqualTo(1);
    }

    @Test
    void aClockThatIsSetBackCountsNoSecondTwice() {
        // ready from :00 to :30, then the clock says :10; until :40 ten more seconds are known
        AgentTally tally =
                ready(T).dialled(T.plusSeconds(30), days)
                        .entered(Period.PAUSED, "lunch", T.plusSeconds(10), days);
        assertThat(AgentTotals.at(T.plusSeconds(40), tally, days))
                .containsEntry(AgentCounter.AGENT_READY_TOTAL_TIME, 30.0)
                .containsEntry(AgentCounter.AGENT_PAUSED_TOTAL_TIME, 10.0);
    }

    @Test
    void ofNothingPercentagesAndAveragesAreZero() {
        // C13
        assertThat(AgentTotals.at(T, AgentTally.NOTHING, days))
                .hasSize(AgentCounter.values().length)
                .allSatisfy((name, value) -> assertThat(value).isZero());
    }

    @Test
    void theResetKeepsTheTimesOfLoginAndLogout() {
        // C38
        AgentTally tally = AgentTally.NOTHING.loggedIn(T).received("1", T, days);
        AgentTally next = tally.received("2", T.plusSeconds(3600), days);
        assertThat(AgentTotals.at(T.plusSeconds(3600), next, days))
                .containsEntry(AgentCounter.INB_CALLS, 1.0);
        assertThat(next.loginAt()).isEqualTo(T);
    }

    private AgentTally ready(Instant time) {
        return AgentTally.NOTHING.entered(Period.READY, "", time, days);
    }
}
