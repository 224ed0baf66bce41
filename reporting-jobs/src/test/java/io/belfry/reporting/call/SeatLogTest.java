package io.belfry.reporting.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.pbx.QueueLogRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SeatLogTest {

    private static final Instant T0 = Instant.parse("2026-11-21T10:00:00Z");
    private static final AgentNumber ALICE = new AgentNumber("2501");
    private static final AgentNumber BOB = new AgentNumber("2502");

    @Test
    void an_agent_sits_at_the_line_until_logged_off() {
        var login = row("Agent/2501", "AGENTCALLBACKLOGIN", "1001@internal");
        var logoff = row("Agent/2501", "AGENTCALLBACKLOGOFF", "1001@internal");

        assertThat(SeatLog.occupant(changes(login))).isEqualTo(Optional.of(ALICE));
        assertThat(SeatLog.occupant(changes(login, logoff))).isEmpty();
        assertThat(SeatLog.change(login).orElseThrow().line()).isEqualTo("1001");
    }

    @Test
    void an_agent_that_took_the_line_over_stays_when_the_other_is_logged_off_A30() {
        assertThat(
                        SeatLog.occupant(
                                changes(
                                        row("Agent/2501", "AGENTCALLBACKLOGIN", "1001@internal"),
                                        row("Agent/2502", "AGENTCALLBACKLOGIN", "1001@internal"),
                                        row("Agent/2501", "AGENTCALLBACKLOGOFF", "1001@internal"))))
                .isEqualTo(Optional.of(BOB));
    }

    @Test
    void rows_without_an_agent_or_a_line_are_no_changes() {
        assertThat(
                        changes(
                                row("NONE", "AGENTCALLBACKLOGIN", "1001@internal"),
                                row("Agent/2501", "AGENTCALLBACKLOGIN", "@internal"),
                                row("Agent/2501", "AGENTCALLBACKLOGIN", null),
                                row("Agent/2501", "PAUSEALL", "lunch"),
                                row("Agent/2501", null, "1001@internal")))
                .isEmpty();
    }

    private static List<SeatLog.Change> changes(QueueLogRow... rows) {
        return Stream.of(rows).map(SeatLog::change).flatMap(Optional::stream).toList();
    }

    private static QueueLogRow row(String agent, String event, String data1) {
        return new QueueLogRow("s", T0, "NONE", "NONE", agent, event, data1, "", "", "", "");
    }
}
