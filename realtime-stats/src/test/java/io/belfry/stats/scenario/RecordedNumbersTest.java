package io.belfry.stats.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.state.AgentCounter;
import io.belfry.contracts.state.AgentStatistics;
import io.belfry.stats.fixture.Recording;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The numbers of agents after the recorded scenarios, by hand. */
class RecordedNumbersTest {

    private final Recording recording = Recording.play();

    @Test
    void anAgentOfThePoolHasHisCallsOnOneChannel() {
        // 36: logged in 7053.605 to 7064.621, rings 7058.620, on call 7059.045 to 7062.622:
        // ready 5.015 + 1.999, ringing 0.425, on call 3.577 of 11.016 s (C31–C37)
        AgentStatistics pool = recording.numbers(3);
        assertThat(pool.counters())
                .containsEntry(AgentCounter.AGENT_READY_TOTAL_TIME, 7.0)
                .containsEntry(AgentCounter.AGENT_ON_CALL_TOTAL_TIME, 3.0)
                .containsEntry(AgentCounter.AGENT_RINGING_TOTAL_TIME, 0.0)
                .containsEntry(AgentCounter.AGENT_LOGGED_TOTAL_TIME, 11.0)
                .containsEntry(AgentCounter.INB_CALLS, 1.0)
                .containsEntry(AgentCounter.INB_ANS_CALLS, 1.0)
                .containsEntry(AgentCounter.INB_UNANS_CALLS, 0.0)
                .containsEntry(AgentCounter.INB_CALL_TIME, 3.0)
                .containsEntry(AgentCounter.OUT_CALLS, 0.0);
        assertThat(pool.counters().get(AgentCounter.OCCUPANCY)).isBetween(32.4, 32.5);
        assertThat(pool.loginAt()).isBetween(time("10:30:53.605Z"), time("10:30:53.606Z"));
        assertThat(pool.logoutAt()).isBetween(time("10:31:04.620Z"), time("10:31:04.622Z"));
    }

    private static Instant time(String time) {
        return Instant.parse("2026-11-21T" + time);
    }
}
