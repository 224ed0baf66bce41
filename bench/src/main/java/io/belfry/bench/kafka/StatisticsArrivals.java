package io.belfry.bench.kafka;

import io.belfry.bench.calls.CallStream;
import io.belfry.bench.report.Percentiles;
import io.belfry.contracts.Topics;
import io.belfry.contracts.codec.Decoded;
import io.belfry.contracts.codec.EventCodec;
import io.belfry.contracts.codec.MalformedRecordException;
import io.belfry.contracts.state.QueueCounter;
import io.belfry.contracts.state.QueueStatistics;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What becomes readable of the items of a {@link CallStream}, whose number is the id of their
 * records: the rows of queue_log themselves, the states that follow from an item (their ids begin
 * with that of their cause), and the counter of calls entered, which is as high as the ordinal of
 * the call that it counts.
 */
final class StatisticsArrivals {

    private final CallStream stream;
    private final long[] entered;
    private volatile long calls;
    private volatile Phase phase = new Phase(0, 0);

    /** What is measured now. */
    private record Phase(Latencies rows, Latencies states, Latencies statistics) {
        private Phase(long first, int size) {
            this(
                    new Latencies(first, size),
                    new Latencies(first, size),
                    new Latencies(first, size));
        }
    }

    /** What was measured, in nanoseconds. */
    record Measured(Percentiles rows, Percentiles states, Percentiles statistics) {}

    StatisticsArrivals(CallStream stream) {
        this.stream = stream;
        entered = new long[stream.centre().queues()];
    }

    /** From now on latencies are taken of so many items from that one on. */
    void measure(long first, int size) {
        phase = new Phase(first, size);
    }

    /** That item is given away now. */
    void sent(long number, long nanos) {
        Phase now = phase;
        now.rows.sent(number, nanos);
        now.states.sent(number, nanos);
        now.statistics.sent(number, nanos);
    }

    /** Calls that are over: their agents were shown as ready again. */
    long calls() {
        return calls;
    }

    Measured measured() {
        Phase now = phase;
        return new Measured(
                now.rows.percentiles(), now.states.percentiles(), now.statistics.percentiles());
    }

    /** A record of one of the three topics is readable; always by the same thread. */
    void received(ConsumerRecord<String, byte[]> record) {
        long nanos = System.nanoTime();
        if (record.topic().equals(Topics.STATS_QUEUES.name())) {
            statistics(record, nanos);
            return;
        }
        long cause = cause(record);
        if (cause < 0) {
            return;
        }
        if (record.topic().equals(Topics.PBX_QUEUE_LOG.name())) {
            phase.rows.received(cause, nanos);
        } else {
            phase.states.received(cause, nanos);
            if (stream.endsCall(cause)) {
                calls = calls + 1;
            }
        }
    }

    private void statistics(ConsumerRecord<String, byte[]> record, long nanos) {
        try {
            if (EventCodec.decode(
                            Topics.STATS_QUEUES, record.key(), record.headers(), record.value())
                    instanceof Decoded.Value<QueueStatistics>(var envelope)) {
                QueueStatistics queue = envelope.data();
                int index = queue.id().value() - 1;
                long now =
                        queue.counters().get(QueueCounter.TOTAL_NUMBER_CALLS_ENTERED).longValue();
                for (long ordinal = entered[index] + 1; ordinal <= now; ordinal++) {
                    phase.statistics.received(stream.entering(index, ordinal), nanos);
                }
                entered[index] = now;
            }
        } catch (MalformedRecordException e) {
            throw new IllegalStateException("realtime-stats published nonsense", e);
        }
    }

    /** Number of the item that this follows from; negative when it follows from none. */
    private static long cause(ConsumerRecord<String, byte[]> record) {
        String id =
                new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.US_ASCII);
        int slash = id.indexOf('/');
        String cause = slash < 0 ? id : id.substring(0, slash);
        return cause.chars().allMatch(Character::isDigit) ? Long.parseLong(cause) : -1;
    }
}
