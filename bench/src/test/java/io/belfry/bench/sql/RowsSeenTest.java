package io.belfry.bench.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.belfry.bench.run.BenchFailed;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class RowsSeenTest {

    @Test
    void rows_that_came_once_each_are_fine_in_any_order() {
        RowsSeen seen = seen("pbx-1-queue_log-2", "pbx-1-queue_log-1", "pbx-1-queue_log-3");

        assertThat(seen.count()).isEqualTo(3);
        assertThat(seen.again()).isNull();
        assertThatCode(() -> QueueLogBacklog.checkEachOnce(3, seen, 3)).doesNotThrowAnyException();
    }

    /** As many records as rows, and yet one is missing. */
    @Test
    void a_row_that_came_twice_is_named() {
        RowsSeen seen = seen("bench-queue_log-1", "bench-queue_log-3", "bench-queue_log-3");

        assertThatThrownBy(() -> QueueLogBacklog.checkEachOnce(3, seen, 3))
                .isInstanceOf(BenchFailed.class)
                .hasMessage(
                        "3 records of 2 different rows, of 3; twice there is bench-queue_log-3");
    }

    @Test
    void a_row_that_did_not_come_is_told() {
        assertThatThrownBy(() -> QueueLogBacklog.checkEachOnce(1, seen("bench-queue_log-1"), 2))
                .hasMessage("1 records of 1 different rows, of 2");
    }

    private static RowsSeen seen(String... ids) {
        RowsSeen seen = new RowsSeen();
        Stream.of(ids)
                .forEach(
                        id -> {
                            var record =
                                    new ConsumerRecord<>("pbx.queue-log", 0, 0, "k", new byte[0]);
                            record.headers().add("ce_id", id.getBytes(StandardCharsets.UTF_8));
                            seen.add(record);
                        });
        return seen;
    }
}
