package io.belfry.reporting.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.Envelope;
import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.LinkedId;
import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.pbx.CelRow;
import io.belfry.testing.traces.TraceRows;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallFoldTest {

    private static final Instant T0 = Instant.parse("2026-11-21T10:00:00Z");
    private static final LinkedId CALL = new LinkedId("1.0");

    /** As in the recordings: agent 1001 sits at line 1001, 1002 at 1002, nobody at 1003. */
    private static final AgentSeats SEATS =
            (line, time) ->
                    Set.of("1001", "1002").contains(line)
                            ? Optional.of(new AgentNumber(line))
                            : Optional.empty();

    private static final CallFold FOLD = new CallFold(Set.of("from-extern"), SEATS);

    /**
     * Worked out by hand from cel.jsonl of each scenario: start is the first CHAN_START of the
     * linkedid, answer the first ANSWER of a telephone that was rung, ring the whole seconds since
     * its CHAN_START, end LINKEDID_END.
     */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            textBlock =
                    """
                    # scenario                 | call           | src         | dst         | start           | answer          | end             | ring | direction
                    02-answered_agent_hangs_up | 1795256751.0   | 0622334455  | 53001       | 10:25:51.922952 | 10:25:52.943026 | 10:25:55.962769 | 1    | INCOMING
                    03-answered_caller_hangs_up| 1795256759.4   | 0478112233  | 53001       | 10:25:59.643351 | 10:26:00.665776 | 10:26:03.180958 | 1    | INCOMING
                    # the dialplan answered, nobody else did
                    05-abandon_ringing         | 1795256779.16  | 0145678901  | 53001       | 10:26:19.580138 | -               | 10:26:21.599924 | -    | INCOMING
                    07-queue_timeout           | 1795256793.21  | 0478112233  | 53002       | 10:26:33.784691 | -               | 10:26:46.673115 | -    | INCOMING
                    # 1002 rang in vain; 1001 answered after 10:26:57.374885 - 10:26:56.368264
                    08-ringnoanswer_then_next  | 1795256810.28  | +33388776655| 53001       | 10:26:50.349034 | 10:26:57.374885 | 10:26:59.390140 | 1    | INCOMING
                    10-joinempty               | 1795256832.60  | 0145678901  | 53001       | 10:27:12.085575 | -               | 10:27:12.103106 | -    | INCOMING
                    15-queue_full              | 1795256866.71  | 0145678901  | 53002       | 10:27:46.458567 | -               | 10:27:46.469277 | -    | INCOMING
                    20-blind_transfer_refer    | 1795256911.90  | 0478112233  | 53001       | 10:28:31.790032 | 10:28:32.806938 | 10:28:37.640450 | 1    | INCOMING
                    26-internal_call           | 1795256977.122 | 1001        | 1003        | 10:29:37.934600 | 10:29:38.939058 | 10:29:40.949715 | 1    | INTERNAL
                    27-internal_cancel         | 1795256984.124 | 1001        | 1003        | 10:29:44.644061 | -               | 10:29:46.652123 | -    | INTERNAL
                    28-internal_busy           | 1795256990.126 | 1001        | 1003        | 10:29:50.341398 | -               | 10:29:50.344741 | -    | INTERNAL
                    29-outgoing_call           | 1795256994.128 | 1001        | 00612345678 | 10:29:54.021650 | 10:29:55.031021 | 10:29:57.060835 | 1    | OUTGOING
                    30-incoming_direct         | 1795257001.130 | +33388776655| 531001      | 10:30:01.039466 | 10:30:02.051060 | 10:30:05.117227 | 1    | INCOMING
                    # the caller's own telephone rings first: its answer is not the answer
                    31-originate_click_to_call | click-1001-1   | 1001        | 00612345678 | 10:30:09.801563 | 10:30:11.826929 | 10:30:13.845109 | 1    | OUTGOING
                    # nobody is called: the conference itself answers
                    33-conference              | 1795257027.143 | 1001        | 4001        | 10:30:27.034682 | 10:30:27.036046 | 10:30:35.805760 | -    | INTERNAL
                    35-local_originate         | 1795257045.151 | 0199000000  | 3001        | 10:30:45.398977 | 10:30:46.910368 | 10:30:48.922034 | 1    | INCOMING
                    37-not_preanswered         | 1795257068.160 | +33388776655| 53004       | 10:31:08.299961 | 10:31:09.310804 | 10:31:11.332777 | 1    | INCOMING
                    """)
    void a_recorded_call_is_this_row(
            String scenario,
            String linkedId,
            String src,
            String dst,
            String start,
            String answer,
            String end,
            Integer ring,
            Direction direction) {
        CallData call = recorded(scenario, linkedId);

        assertThat(call.srcNum()).isEqualTo(src);
        assertThat(call.dstNum()).isEqualTo(dst);
        assertThat(call.startTime()).isEqualTo(at(start));
        assertThat(call.answerTime()).isEqualTo(at(answer));
        assertThat(call.answered()).isEqualTo(answer != null);
        assertThat(call.endTime()).isEqualTo(at(end));
        assertThat(call.ringSeconds()).isEqualTo(ring);
        assertThat(call.direction()).isEqualTo(direction);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            nullValues = "-",
            value = {
                "02-answered_agent_hangs_up, 1795256751.0,   false, -",
                "20-blind_transfer_refer,    1795256911.90,  true,  INTERNAL",
                "21-blind_transfer_ami,      1795256921.95,  true,  INTERNAL",
                "22-attended_transfer_refer, 1795256930.100, true,  INTERNAL",
                "23-attended_transfer_ami,   1795256942.106, true,  INTERNAL",
                // the consultation call of 22, a call of its own
                "22-attended_transfer_refer, 1795256932.104, false, -",
            })
    void a_transfer_is_told_with_its_direction(
            String scenario, String linkedId, boolean transferred, Direction direction) {
        CallData call = recorded(scenario, linkedId);

        assertThat(call.transferred()).isEqualTo(transferred);
        assertThat(call.transferDirection()).isEqualTo(direction);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            nullValues = "-",
            value = {
                // through a queue: no dst_agent (D10)
                "02-answered_agent_hangs_up, 1795256751.0,   -,    -,    PJSIP/trunk",
                "26-internal_call,           1795256977.122, 1001, -,    PJSIP/1001",
                "29-outgoing_call,           1795256994.128, 1001, -,    PJSIP/1001",
                "30-incoming_direct,         1795257001.130, -,    1001, PJSIP/trunk",
                "31-originate_click_to_call, click-1001-1,   1001, -,    PJSIP/1001",
                "35-local_originate,         1795257045.151, -,    -,    Local/3001@internal",
            })
    void agents_are_those_at_the_lines(
            String scenario, String linkedId, String src, String dst, String srcInterface) {
        CallData call = recorded(scenario, linkedId);

        assertThat(number(call.srcAgent())).isEqualTo(src);
        assertThat(number(call.dstAgent())).isEqualTo(dst);
        assertThat(call.srcInterface()).isEqualTo(srcInterface);
    }

    /** D44: to a colleague first, then outside; the direction is that of the last transfer. */
    @Test
    void a_second_transfer_is_judged_on_its_own() {
        List<CelRow> first =
                List.of(
                        row(0, "CHAN_START", "a", "from-extern", "53001", null),
                        row(1, "CHAN_START", "b", "internal", "s", null),
                        row(2, "ANSWER", "b", "internal", "s", null),
                        row(3, "BLINDTRANSFER", "b", "internal", "", null),
                        row(4, "CHAN_START", "c", "internal", "s", null),
                        row(5, "ANSWER", "c", "internal", "s", null));
        List<CelRow> both = new java.util.ArrayList<>(first);
        both.add(row(6, "BLINDTRANSFER", "c", "internal", "", null));
        both.add(row(7, "XIVO_OUTCALL", "a", "internal", "0611", "XIVO_OUTCALL,0611"));

        assertThat(FOLD.fold(CALL, first).orElseThrow().transferDirection())
                .isEqualTo(Direction.INTERNAL);
        CallData call = FOLD.fold(CALL, both).orElseThrow();
        assertThat(call.transferDirection()).isEqualTo(Direction.OUTGOING);
        assertThat(call.direction()).isEqualTo(Direction.INCOMING);
    }

    /** D36, D37: split at the first equals sign; the value may be empty. */
    @Test
    void data_attached_in_the_dialplan_is_kept() {
        CallData call =
                FOLD.fold(
                                CALL,
                                List.of(
                                        row(0, "CHAN_START", "a", "internal", "1003", null),
                                        row(
                                                1,
                                                "ATTACHED_DATA",
                                                "a",
                                                "i",
                                                "s",
                                                "ATTACHED_DATA,k=v=w"),
                                        row(2, "ATTACHED_DATA", "a", "i", "s", "ATTACHED_DATA,e="),
                                        row(
                                                3,
                                                "ATTACHED_DATA",
                                                "a",
                                                "i",
                                                "s",
                                                "ATTACHED_DATA,none")))
                        .orElseThrow();

        assertThat(call.attachedData())
                .containsExactly(new AttachedData("k", "v=w"), new AttachedData("e", ""));
    }

    @Test
    void a_call_in_progress_has_no_end_yet() {
        CallData call =
                FOLD.fold(CALL, List.of(row(0, "CHAN_START", "a", "internal", "1003", null)))
                        .orElseThrow();

        assertThat(call.endTime()).isNull();
        assertThat(call.answered()).isFalse();
    }

    @Test
    void without_its_beginning_there_is_no_call() {
        assertThat(FOLD.fold(CALL, List.of(row(9, "LINKEDID_END", "a", "internal", "h", null))))
                .isEmpty();
    }

    @Test
    void rows_of_nulls_do_not_disturb() {
        CelRow empty =
                new CelRow(
                        "9", null, T0, null, null, null, null, null, null, null, null, null, null,
                        null, null, null, null, null, CALL, null, null, null);

        CallData call =
                FOLD.fold(CALL, List.of(row(0, "CHAN_START", "a", "internal", "1003", null), empty))
                        .orElseThrow();

        assertThat(call.dstNum()).isEqualTo("1003");
    }

    private static CallData recorded(String scenario, String linkedId) {
        List<CelRow> rows =
                TraceRows.cel(scenario).stream()
                        .map(Envelope::data)
                        .filter(r -> r.linkedId().value().equals(linkedId))
                        .toList();
        return FOLD.fold(new LinkedId(linkedId), rows).orElseThrow();
    }

    private static CelRow row(
            int second, String type, String channel, String context, String exten, String appData) {
        return new CelRow(
                "s" + second,
                type,
                T0.plusSeconds(second),
                "",
                "",
                "",
                "",
                "",
                "",
                exten,
                context,
                "PJSIP/" + channel + "-00000001",
                "",
                appData,
                3,
                "",
                "",
                new UniqueId(channel),
                CALL,
                "",
                "",
                "");
    }

    private static String number(AgentNumber agent) {
        return agent == null ? null : agent.value();
    }

    private static Instant at(String time) {
        return time == null ? null : Instant.parse("2026-11-21T" + time + "Z");
    }
}
