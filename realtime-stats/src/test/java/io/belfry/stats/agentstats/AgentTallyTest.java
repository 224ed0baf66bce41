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
        assertThat(tally.counters(T.plusSeconds(100), days))
                .containsEntry(AgentCounter.AGENT_READY_TOTAL_TIME, 70.0)
                .containsEntry(AgentCounter.AGENT_PAUSED_TOTAL_TIME, 30.0)
                .containsEntry(AgentCounter.AGENT_WRAPUP_TOTAL_TIME, 0.0);
        assertThat(tally.pauseSeconds(T.plusSeconds(100), days)).isEqualTo(Map.of("lunch", 30.0));
    }

    @Test
    void aPeriodThatCrossesTheResetIsSplitThere() {
        // C40: paused from 23:50; at 00:05 the new day has 300 s of it
        AgentTally tally = AgentTally.NOTHING.entered(Period.PAUSED, "lunch", T, days);
        Instant after = Instant.parse("2026-11-22T00:05:00Z");
        assertThat(tally.counters(after, days))
                .containsEntry(AgentCounter.AGENT_PAUSED_TOTAL_TIME, 300.0);
        assertThat(tally.entered(Period.READY, "", after, days).pauseSeconds(after, days))
                .isEqualTo(Map.of("lunch", 300.0));
    }

    @Test
    void callsCountAndTheirAveragesAreOfTheAnsweredOnes() {
        // 3 received, 2 answered with 40 s and 21 s, 1 not: 33.3 % and 61 s / 2 = 30 s
        AgentTally tally =
                AgentTally.NOTHING
                        .received(T, days)
                        .answered(T, days)
                        .talked(T, T.plusSeconds(40), days)
                        .received(T.plusSeconds(50), days)
                        .unanswered(T.plusSeconds(60), days)
                        .received(T.plusSeconds(70), days)
                        .answered(T.plusSeconds(71), days)
                        .talked(T.plusSeconds(71), T.plusSeconds(92), days)
                        .dialled(T.plusSeconds(100), days);
        assertThat(tally.counters(T.plusSeconds(101), days))
                .containsEntry(AgentCounter.INB_CALLS, 3.0)
                .containsEntry(AgentCounter.INB_ANS_CALLS, 2.0)
                .containsEntry(AgentCounter.INB_UNANS_CALLS, 1.0)
                .containsEntry(AgentCounter.INB_PERC_UNANS_CALLS, 100.0 / 3)
                .containsEntry(AgentCounter.INB_CALL_TIME, 61.0)
                .containsEntry(AgentCounter.INB_AVER_CALL_TIME, 30.0)
                .containsEntry(AgentCounter.OUT_CALLS, 1.0);
    }

    @Test
    void theResetKeepsTheTimesOfLoginAndLogout() {
        // C38
        AgentTally tally = AgentTally.NOTHING.loggedIn(T).received(T, days);
        AgentTally next = tally.received(T.plusSeconds(3600), days);
        assertThat(next.counters(T.plusSeconds(3600), days))
                .containsEntry(AgentCounter.INB_CALLS, 1.0);
        assertThat(next.loginAt()).isEqualTo(T);
    }
}
