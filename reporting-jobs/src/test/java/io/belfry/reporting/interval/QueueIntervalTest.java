package io.belfry.reporting.interval;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.Envelope;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.pbx.QueueLogRow;
import io.belfry.reporting.queue.QueueCall;
import io.belfry.reporting.queue.QueueExit;
import io.belfry.reporting.queue.QueuePasses;
import io.belfry.testing.traces.Trace;
import io.belfry.testing.traces.TraceRows;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueueIntervalTest {

    private static final QueueName SUPPORT = new QueueName("support");
    private static final Instant QUARTER_PAST_TEN = Instant.parse("2026-11-21T10:15:00Z");

    /**
     * Counted by hand over the queue_log of the whole recording. support before 10:30: answered in
     * 02, 03, 04 (two), 08, 13, 14, 16 (two), 18 to 25 (eight) = 17; abandoned in 05, 06, 09, 16,
     * 17 (by key) = 5; joinempty in 10; leaveempty in 11; total 17 + 5 + 1 = 23. sales: timeout in
     * 07, abandoned and full in 15, total 2. After 10:30 support answered 30, 32, 34, 35, 37, 38.
     */
    @ParameterizedTest
    @CsvSource({
        "10:15, support, 23, 17, 5, 0, 1, 1, 0",
        "10:15, sales,    2,  0, 1, 1, 0, 0, 1",
        "10:30, support,  6,  6, 0, 0, 0, 0, 0",
        "10:30, poolq,    1,  1, 0, 0, 0, 0, 0",
    })
    void the_recorded_calls_are_counted_in_the_quarter_they_came_in_D22(
            String quarter,
            String queue,
            int total,
            int answered,
            int abandoned,
            int full,
            int joinempty,
            int leaveempty,
            int timeout) {
        Instant start = Instant.parse("2026-11-21T" + quarter + ":00Z");
        List<QueueCall> calls =
                recordedCalls().stream()
                        .filter(c -> c.queue().value().equals(queue))
                        .filter(c -> QueueInterval.quarterOf(c.queueTime()).equals(start))
                        .toList();

        QueueInterval interval =
                QueueInterval.of(
                        start,
                        new QueueName(queue),
                        calls.stream().map(QueueCall::status).toList());

        assertThat(interval.total()).isEqualTo(total);
        assertThat(interval.count(QueueExit.ANSWERED)).isEqualTo(answered);
        assertThat(interval.count(QueueExit.ABANDONED)).isEqualTo(abandoned);
        assertThat(interval.count(QueueExit.FULL)).isEqualTo(full);
        assertThat(interval.count(QueueExit.JOINEMPTY)).isEqualTo(joinempty);
        assertThat(interval.count(QueueExit.LEAVEEMPTY)).isEqualTo(leaveempty);
        assertThat(interval.count(QueueExit.TIMEOUT)).isEqualTo(timeout);
    }

    @Test
    void a_call_that_still_waits_is_in_the_total_only_D21() {
        QueueInterval interval =
                QueueInterval.of(
                        QUARTER_PAST_TEN, SUPPORT, java.util.Collections.singletonList(null));

        assertThat(interval.total()).isEqualTo(1);
        assertThat(interval.exits()).isEmpty();
    }

    @Test
    void the_first_instant_of_a_quarter_belongs_to_it_and_the_last_does_too() {
        assertThat(QueueInterval.quarterOf(QUARTER_PAST_TEN)).isEqualTo(QUARTER_PAST_TEN);
        assertThat(QueueInterval.quarterOf(Instant.parse("2026-11-21T10:29:59.999999Z")))
                .isEqualTo(QUARTER_PAST_TEN);
    }

    /** 25 October 2026, Paris: 02:30 comes twice, an hour apart. */
    @Test
    void the_hour_that_comes_twice_in_autumn_has_eight_quarters() {
        ZonedDateTime first =
                ZonedDateTime.of(2026, 10, 25, 2, 37, 0, 0, ZoneId.of("Europe/Paris"))
                        .withEarlierOffsetAtOverlap();

        assertThat(QueueInterval.quarterOf(first.toInstant()))
                .isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
        assertThat(QueueInterval.quarterOf(first.withLaterOffsetAtOverlap().toInstant()))
                .isEqualTo(Instant.parse("2026-10-25T01:30:00Z"));
    }

    /** Kathmandu is 5 h 45 min ahead: 16:02 there is in the quarter that begins at 16:00 there. */
    @Test
    void quarters_are_aligned_in_a_zone_with_an_offset_of_quarters() {
        ZonedDateTime time =
                ZonedDateTime.of(2026, 11, 21, 16, 2, 0, 0, ZoneId.of("Asia/Kathmandu"));

        assertThat(QueueInterval.quarterOf(time.toInstant()))
                .isEqualTo(time.withMinute(0).toInstant());
    }

    private static List<QueueCall> recordedCalls() {
        Map<String, List<QueueLogRow>> calls = new LinkedHashMap<>();
        for (Trace trace : Trace.all()) {
            for (Envelope<QueueLogRow> row : TraceRows.queueLog(trace.name())) {
                calls.computeIfAbsent(row.data().callId(), id -> new ArrayList<>()).add(row.data());
            }
        }
        return calls.entrySet().stream()
                .flatMap(call -> QueuePasses.fold(call.getKey(), call.getValue()).stream())
                .toList();
    }
}
