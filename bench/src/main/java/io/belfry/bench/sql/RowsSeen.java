package io.belfry.bench.sql;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Which rows have arrived, by the id of their event ({@code ce_id}): it ends with the id of the
 * row, {@code bench-queue_log-17}. Not for several threads.
 */
final class RowsSeen {

    private final BitSet rows = new BitSet();
    private String again;

    void add(ConsumerRecord<String, byte[]> record) {
        Header header = record.headers().lastHeader("ce_id");
        String id = header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
        int row = Integer.parseInt(id.substring(id.lastIndexOf('-') + 1));
        if (rows.get(row)) {
            again = id;
        }
        rows.set(row);
    }

    /** How many different ones. */
    int count() {
        return rows.cardinality();
    }

    /** The id of one that came more than once; null when there is none. */
    String again() {
        return again;
    }
}
