package io.belfry.pbx.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.belfry.contracts.pbx.CelRow;
import io.belfry.contracts.pbx.QueueLogRow;
import io.belfry.testing.traces.Trace;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowsTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    static List<Trace> traces() {
        return Trace.all();
    }

    @ParameterizedTest
    @MethodSource("traces")
    void everyRecordedCelRowReadsWell(Trace trace) {
        CelTable table = new CelTable(ZoneOffset.UTC);
        assertThat(trace.cel())
                .allSatisfy(
                        row ->
                                assertThat(read(table, row.get("id").asText(), row))
                                        .isInstanceOf(Item.Row.class));
    }

    @Test
    void aUserDefinedCelEventKeepsItsName() {
        // 02-answered_agent_hangs_up, cel.jsonl row 2
        JsonNode row = Trace.scenario("02-answered_agent_hangs_up").cel().get(1);
        CelTable table = new CelTable(ZoneOffset.UTC);
        CelRow cel = value(read(table, "2", row));
        assertThat(cel.eventType()).isEqualTo("XIVO_INCALL");
        assertThat(cel.userDefType()).isEqualTo("XIVO_INCALL");
        assertThat(cel.cidDnid()).isEqualTo("53001");
        assertThat(cel.appName()).isEqualTo("CELGenUserEvent");
        assertThat(cel.extra()).isEqualTo("{\"extra\":\"support\"}");
        assertThat(cel.cidRdnis()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"eventtype\":\"ANSWER\",\"eventtime\":\"2026-01-01T00:00:00\",\"uniqueid\":\"1\"};"
                        + "column linkedid is empty",
                "{\"eventtype\":\"ANSWER\",\"uniqueid\":\"1\",\"linkedid\":\"1\"};"
                        + "column eventtime is empty",
                "{\"eventtype\":\"ANSWER\",\"eventtime\":\"noon\",\"uniqueid\":\"1\",\"linkedid\":\"1\"};"
                        + "column eventtime is no time",
                "{\"eventtype\":\"ANSWER\",\"eventtime\":\"2026-01-01T00:00:00\",\"amaflags\":\"06x\",\"uniqueid\":\"1\",\"linkedid\":\"1\"};"
                        + "column amaflags is no number",
            })
    void aRowWithoutTimeOrCallIsBad(String row, String reason) throws JsonProcessingException {
        CelTable table = new CelTable(ZoneOffset.UTC);
        assertThat(read(table, "1", new ObjectMapper().readTree(row)))
                .isEqualTo(new Item.Bad<CelRow>("1", row, reason));
    }

    @Test
    void aLineOfTheFileIsARow() {
        QueueLogRow row =
                value(
                        new QueueLogLines(PARIS)
                                .read(
                                        "f:0",
                                        "1795256750|agent-login-1001|NONE|Agent/1001|AGENTCALLBACKLOGIN|1001@internal"));
        // 1795256750 = 2026-11-21 10:25:50 UTC, whatever the zone of the PBX
        assertThat(row)
                .isEqualTo(
                        new QueueLogRow(
                                "f:0",
                                Instant.parse("2026-11-21T10:25:50Z"),
                                "agent-login-1001",
                                "NONE",
                                "Agent/1001",
                                "AGENTCALLBACKLOGIN",
                                "1001@internal",
                                "",
                                "",
                                "",
                                ""));
    }

    @Test
    void anUnknownEventAndSurplusFieldsAreKept() {
        QueueLogRow row =
                value(
                        new QueueLogLines(PARIS)
                                .read("f:0", "1795256750|c|q|a|BRANDNEW|1|2|3|4|5|6"));
        assertThat(row.event()).isEqualTo("BRANDNEW");
        assertThat(row.data5()).isEqualTo("5|6");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "x|c|q|a|CONNECT", "1795256750|c|q|a|"})
    void whatIsNoLineOfQueueLogIsBad(String line) {
        assertThat(new QueueLogLines(PARIS).read("f:0", line)).isInstanceOf(Item.Bad.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21 10:25:50.462802, 2026-11-21T09:25:50.462802Z", // winter: one hour
        "2026-07-01 12:00:00, 2026-07-01T10:00:00Z", // summer: two
        "2026-07-01T12:00:00.5, 2026-07-01T10:00:00.5Z",
        "2026-07-01 12:00:00.25+00, 2026-07-01T12:00:00.25Z",
        "2026-07-01T12:00:00+02:00, 2026-07-01T10:00:00Z",
        "2026-07-01T12:00:00Z, 2026-07-01T12:00:00Z",
        "1795256750, 2026-11-21T10:25:50Z",
        "1795256750.5, 2026-11-21T10:25:50.5Z",
        // 2:30 comes twice on 25 October 2026: the first one is summer time
        "2026-10-25 02:30:00, 2026-10-25T00:30:00Z",
    })
    void timesAreReadInTheZoneOfThePbxUnlessTheySayTheirOwn(String text, Instant time) {
        assertThat(RowTimes.parse(text, PARIS)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "now",
                "2026-13-01 00:00:00",
                "2026-02-30 00:00:00.5",
                "2026-01-01 00:00:00.",
                "2026-01-01 00:00:0012",
                "12",
                "2026-01-01"
            })
    void whatIsNoTimeIsToldSo(String text) {
        assertThatThrownBy(() -> RowTimes.parse(text, PARIS))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static <T> T value(Item<T> item) {
        return ((Item.Row<T>) item).value();
    }

    private static <T> Item<T> read(TableReader<T> table, String id, JsonNode json) {
        TableRow row = row(table, json);
        return table.read(id, row, table.time(row));
    }

    private static TableRow row(TableReader<?> table, JsonNode json) {
        return new TableRow(
                table.columns(),
                table.columns().stream()
                        .map(c -> json.hasNonNull(c) ? json.get(c).asText() : null)
                        .toArray(String[]::new));
    }
}
