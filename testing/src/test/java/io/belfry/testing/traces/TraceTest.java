package io.belfry.testing.traces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TraceTest {

    private final Trace answered = Trace.scenario("02-answered_agent_hangs_up");

    @Test
    void thereAre39Scenarios() {
        assertThat(Trace.all()).hasSize(39);
        assertThat(Trace.all().stream().map(Trace::amiEvents)).allMatch(e -> !e.isEmpty());
    }

    @Test
    void anUnknownScenarioIsAnErrorThatListsTheKnownOnes() {
        assertThatThrownBy(() -> Trace.scenario("02"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("02-answered_agent_hangs_up");
    }

    @Test
    void framesJoinedAgainAreTheRecordedBytes() {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        answered.amiFrames().forEach(joined::writeBytes);
        assertThat(joined.toByteArray()).isEqualTo(answered.amiBytes());
    }

    @Test
    void recordedLineEndsSurvivedTheRepository() {
        // CRLF ends every line of AMI; only the Park response has a bare line feed
        String control = new String(Trace.controlConnection());
        assertThat(control.replace("\r\n", "")).containsOnlyOnce("\n");
        assertThat(new String(answered.amiBytes()).replace("\r\n", "")).doesNotContain("\n");
    }

    @Test
    void eventsAreMapsInTheOrderOfTheWire() {
        // the ami.txt file begins with CEL CHAN_START, then Newchannel
        List<Map<String, String>> events = answered.amiEvents();
        assertThat(events.get(0)).containsEntry("Event", "CEL").containsEntry("Exten", "53001");
        assertThat(events.get(1))
                .containsEntry("Event", "Newchannel")
                .containsEntry("Uniqueid", "1795256751.0")
                .containsEntry("AccountCode", "");
        assertThat(events.get(1).keySet()).startsWith("Event", "Privilege", "Timestamp");
    }

    @Test
    void queueLogLinesHaveTheirFiveData() {
        // 2026-11-21 10:25:52.943573|1795256751.0|support|Agent/1001|CONNECT|1|1795256751.1|1||
        assertThat(answered.queueLog())
                .extracting(QueueLogLine::event)
                .containsExactly("ENTERQUEUE", "CONNECT", "COMPLETEAGENT");
        QueueLogLine connect = answered.queueLog().get(1);
        assertThat(connect)
                .isEqualTo(
                        new QueueLogLine(
                                "2026-11-21 10:25:52.943573",
                                "1795256751.0",
                                "support",
                                "Agent/1001",
                                "CONNECT",
                                List.of("1", "1795256751.1", "1", "", "")));
        assertThat(connect.data(2)).isEqualTo("1795256751.1");
        assertThat(connect.data(5)).isEmpty();
    }

    @Test
    void celRowsAreJsonWithColumnNames() {
        assertThat(answered.cel()).hasSize(30);
        assertThat(answered.cel().getFirst().path("eventtype").asText()).isEqualTo("CHAN_START");
        assertThat(answered.cel().getLast().path("eventtype").asText()).isEqualTo("LINKEDID_END");
    }
}
