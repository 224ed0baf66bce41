package io.belfry.contracts;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.utils.Utils;

/**
 * Puts all records of one PBX into one partition, in order (ADR 0002). Set as {@code
 * partitioner.class} of every producer.
 */
public final class PbxPartitioner implements Partitioner {

    private static final byte[] NO_KEY = new byte[0];

    /** The partition of a record key among {@code partitions}. */
    public static int partition(String key, int partitions) {
        return partition(key.getBytes(StandardCharsets.UTF_8), partitions);
    }

    /** The same of a key in UTF-8. */
    private static int partition(byte[] key, int partitions) {
        int end = 0;
        while (end < key.length && key[end] != '/') {
            end++;
        }
        byte[] pbx = end == key.length ? key : Arrays.copyOf(key, end);
        return Utils.toPositive(Utils.murmur2(pbx)) % partitions;
    }

    @Override
    public int partition(
            String topic,
            Object key,
            byte[] keyBytes,
            Object value,
            byte[] valueBytes,
            Cluster cluster) {
        byte[] bytes = keyBytes == null ? NO_KEY : keyBytes;
        return partition(bytes, cluster.partitionsForTopic(topic).size());
    }

    @Override
    public void configure(Map<String, ?> configs) {}

    @Override
    public void close() {}
}
