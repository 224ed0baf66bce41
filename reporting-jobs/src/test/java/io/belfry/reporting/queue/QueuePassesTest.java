package io.belfry.reporting.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.Envelope;
import io.belfry.contracts.pbx.QueueLogRow;
import io.belfry.testing.traces.TraceRows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueuePassesTest {

    private static final Instant T0 = Instant.parse("2026-11-21T10:00:00Z");

    /**
     * Worked out by hand from queue_log.txt of each scenario. Times are those of ENTERQUEUE (or of
     * the row that turned the call away), CONNECT and the row that ended the pass. Ring seconds are
     * CONNECT's data3 plus the milliseconds of RINGNOANSWER and RINGCANCELED; the sum is in the
     * comment where there is one.
     */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            textBlock =
                    """
                    # scenario                 | call          | queue   | queue time            | ring | answer                | hang-up               | status     | agent
                    02-answered_agent_hangs_up | 1795256751.0   | support | 10:25:51.936027 | 1  | 10:25:52.943573 | 10:25:55.961033 | ANSWERED   | 1001
                    03-answered_caller_hangs_up| 1795256759.4   | support | 10:25:59.658740 | 1  | 10:26:00.667541 | 10:26:03.179606 | ANSWERED   | 1002
                    04-wrapup                  | 1795256766.8   | support | 10:26:06.865904 | 1  | 10:26:07.875655 | 10:26:10.403041 | ANSWERED   | 1001
                    04-wrapup                  | 1795256769.12  | support | 10:26:09.401627 | 1  | 10:26:14.411402 | 10:26:15.926266 | ANSWERED   | 1001
                    # one cancelled ring of 2005 ms
                    05-abandon_ringing         | 1795256779.16  | support | 10:26:19.591242 | 2  | -               | 10:26:21.598643 | ABANDONED  | -
                    06-abandon_waiting         | 1795256785.20  | support | 10:26:25.601559 | 0  | -               | 10:26:29.603497 | ABANDONED  | -
                    # 5000 + 5000 ms
                    07-queue_timeout           | 1795256793.21  | sales   | 10:26:33.800908 | 10 | -               | 10:26:45.807783 | TIMEOUT    | -
                    # 5000 ms at 1002, then 1 s at 1001
                    08-ringnoanswer_then_next  | 1795256810.28  | support | 10:26:50.363928 | 6  | 10:26:57.375634 | 10:26:59.388507 | ANSWERED   | 1001
                    # eight refusals of 0 ms
                    09-agent_busy              | 1795256823.35  | support | 10:27:03.111658 | 0  | -               | 10:27:07.114866 | ABANDONED  | -
                    10-joinempty               | 1795256832.60  | support | 10:27:12.101921 | 0  | -               | 10:27:12.101921 | JOINEMPTY  | -
                    11-leaveempty              | 1795256835.61  | support | 10:27:15.751613 | 0  | -               | 10:27:18.753176 | LEAVEEMPTY | -
                    13-pause_unpause_deliver   | 1795256849.62  | support | 10:27:29.991191 | 1  | 10:27:33.997547 | 10:27:36.014734 | ANSWERED   | 1001
                    14-penalty                 | 1795256859.66  | support | 10:27:39.713859 | 1  | 10:27:40.723982 | 10:27:41.731044 | ANSWERED   | 1001
                    15-queue_full              | 1795256865.70  | sales   | 10:27:45.455823 | 0  | -               | 10:27:46.471280 | ABANDONED  | -
                    15-queue_full              | 1795256866.71  | sales   | 10:27:46.468228 | 0  | -               | 10:27:46.468228 | FULL       | -
                    16-positions               | 1795256870.72  | support | 10:27:50.182500 | 1  | 10:27:55.192408 | 10:27:56.204319 | ANSWERED   | 1001
                    16-positions               | 1795256870.73  | support | 10:27:50.895555 | 0  | -               | 10:27:52.392423 | ABANDONED  | -
                    16-positions               | 1795256871.74  | support | 10:27:51.610357 | 1  | 10:28:00.627771 | 10:28:01.645864 | ANSWERED   | 1001
                    # EXITWITHKEY
                    17-exit_with_key           | 1795256885.81  | support | 10:28:05.838750 | 0  | -               | 10:28:07.840337 | ABANDONED  | -
                    18-hold_unhold             | 1795256892.82  | support | 10:28:12.375406 | 1  | 10:28:13.383401 | 10:28:20.401684 | ANSWERED   | 1002
                    # the talk with the agent ends with the transfer
                    20-blind_transfer_refer    | 1795256911.90  | support | 10:28:31.800053 | 1  | 10:28:32.808313 | 10:28:34.320530 | ANSWERED   | 1002
                    21-blind_transfer_ami      | 1795256921.95  | support | 10:28:41.316587 | 1  | 10:28:42.322785 | 10:28:43.834284 | ANSWERED   | 1001
                    22-attended_transfer_refer | 1795256930.100 | support | 10:28:50.852616 | 1  | 10:28:51.857703 | 10:28:55.391370 | ANSWERED   | 1002
                    23-attended_transfer_ami   | 1795256942.106 | support | 10:29:02.088463 | 1  | 10:29:03.096233 | 10:29:08.049655 | ANSWERED   | 1001
                    32-park                    | 1795257017.138 | support | 10:30:17.819716 | 1  | 10:30:18.828128 | 10:30:23.362657 | ANSWERED   | 1001
                    35-local_originate         | 1795257045.152 | support | 10:30:45.901266 | 1  | 10:30:46.912502 | 10:30:48.919362 | ANSWERED   | 1001
                    # the member "Pool Agent" is no Agent/number
                    36-agent_pool              | 1795257056.157 | poolq   | 10:30:56.617536 | 0  | 10:30:59.044620 | 10:31:02.619625 | ANSWERED   | -
                    37-not_preanswered         | 1795257068.160 | support | 10:31:08.300476 | 1  | 10:31:09.312608 | 10:31:11.330283 | ANSWERED   | 1002
                    """)
    void a_recorded_call_has_these_passes(
            String scenario,
            String call,
            String queue,
            String queueTime,
            int ring,
            String answer,
            String hangup,
            QueueExit status,
            String agent) {
        List<QueueCall> passes = QueuePasses.fold(call, rowsOf(scenario, call));

        assertThat(passes)
                .singleElement()
                .satisfies(
                        pass -> {
                            assertThat(pass.callId()).isEqualTo(call);
                            assertThat(pass.queue().value()).isEqualTo(queue);
                            assertThat(pass.queueTime()).isEqualTo(at(queueTime));
                            assertThat(pass.ringSeconds()).isEqualTo(ring);
                            assertThat(pass.answerTime()).isEqualTo(at(answer));
                            assertThat(pass.hangupTime()).isEqualTo(at(hangup));
                            assertThat(pass.status()).isEqualTo(status);
                            assertThat(pass.agent() == null ? null : pass.agent().value())
                                    .isEqualTo(agent);
                        });
    }

    @Test
    void a_call_that_visits_two_queues_has_two_passes_D18() {
        List<QueueCall> passes =
                QueuePasses.fold(
                        "c1",
                        List.of(
                                row(0, "support", "NONE", "ENTERQUEUE", "", ""),
                                row(20, "support", "NONE", "EXITWITHTIMEOUT", "1", "20"),
                                row(21, "sales", "NONE", "ENTERQUEUE", "", ""),
                                row(25, "sales", "Agent/1002", "CONNECT", "4", "3")));

        assertThat(passes)
                .extracting(p -> p.queue().value(), QueueCall::status, QueueCall::hangupTime)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "support", QueueExit.TIMEOUT, T0.plusSeconds(20)),
                        org.assertj.core.groups.Tuple.tuple("sales", QueueExit.ANSWERED, null));
    }

    @Test
    void a_call_that_comes_back_to_the_same_queue_has_two_passes() {
        List<QueueCall> passes =
                QueuePasses.fold(
                        "c1",
                        List.of(
                                row(0, "support", "NONE", "ENTERQUEUE", "", ""),
                                row(5, "support", "Agent/1001", "CONNECT", "5", "2"),
                                row(
                                        9,
                                        "support",
                                        "Agent/1001",
                                        "BLINDTRANSFER",
                                        "3000",
                                        "internal"),
                                row(10, "support", "NONE", "ENTERQUEUE", "", ""),
                                row(14, "support", "NONE", "ABANDON", "1", "4")));

        assertThat(passes)
                .extracting(QueueCall::queueTime, QueueCall::status)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(T0, QueueExit.ANSWERED),
                        org.assertj.core.groups.Tuple.tuple(
                                T0.plusSeconds(10), QueueExit.ABANDONED));
    }

    @ParameterizedTest
    @CsvSource({
        "FULL,FULL",
        "CLOSED,CLOSED",
        "JOINEMPTY,JOINEMPTY",
        "DIVERT_CA_RATIO,DIVERT_CA_RATIO",
        "DIVERT_HOLDTIME,DIVERT_WAITTIME"
    })
    void a_call_that_is_turned_away_has_a_pass_without_entering_D17(
            String event, QueueExit status) {
        List<QueueCall> passes =
                QueuePasses.fold("c1", List.of(row(3, "sales", "NONE", event, "", "")));

        assertThat(passes)
                .singleElement()
                .satisfies(
                        p -> {
                            assertThat(p.status()).isEqualTo(status);
                            assertThat(p.queueTime()).isEqualTo(T0.plusSeconds(3));
                        });
    }

    @Test
    void a_waiting_call_has_no_status_yet() {
        List<QueueCall> passes =
                QueuePasses.fold("c1", List.of(row(0, "support", "NONE", "ENTERQUEUE", "", "")));

        assertThat(passes).singleElement().extracting(QueueCall::status).isNull();
    }

    @Test
    void unknown_events_and_data_that_is_no_number_do_not_disturb() {
        List<QueueCall> passes =
                QueuePasses.fold(
                        "c1",
                        List.of(
                                row(0, "support", "NONE", "ENTERQUEUE", "", ""),
                                row(1, "support", "NONE", "FROBNICATED", "x", "y"),
                                row(2, "support", "Agent/1001", "RINGNOANSWER", "soon", ""),
                                row(3, "support", "Agent/1001", "CONNECT", "3", null)));

        assertThat(passes)
                .singleElement()
                .satisfies(
                        p -> {
                            assertThat(p.status()).isEqualTo(QueueExit.ANSWERED);
                            assertThat(p.ringSeconds()).isZero();
                        });
    }

    @Test
    void a_pass_whose_beginning_is_unknown_is_left_out() {
        assertThat(
                        QueuePasses.fold(
                                "c1",
                                List.of(row(9, "support", "Agent/1001", "COMPLETEAGENT", "1", ""))))
                .isEmpty();
    }

    /** Third data field is {@code data3}; data2 is always the bridged channel, empty here. */
    private static QueueLogRow row(
            int second, String queue, String agent, String event, String data1, String data3) {
        return new QueueLogRow(
                "s" + second,
                T0.plusSeconds(second),
                "c1",
                queue,
                agent,
                event,
                data1,
                "",
                data3,
                null,
                null);
    }

    private static List<QueueLogRow> rowsOf(String scenario, String call) {
        Map<String, List<QueueLogRow>> calls = new LinkedHashMap<>();
        for (Envelope<QueueLogRow> row : TraceRows.queueLog(scenario)) {
            calls.computeIfAbsent(row.data().callId(), id -> new ArrayList<>()).add(row.data());
        }
        return calls.get(call);
    }

    private static Instant at(String time) {
        return time == null ? null : Instant.parse("2026-11-21T" + time + "Z");
    }
}
