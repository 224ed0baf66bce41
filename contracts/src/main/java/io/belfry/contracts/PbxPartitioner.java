package io.belfry.contracts;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.utils.Utils;

/**
 * Puts all records of one PBX into one partition, in order (ADR 0002). Set as {@code
 * partitioner.class} of every producer.
 */
public final class PbxPartitioner implements Partitioner {

    /** The partition of a record key among {@code partitions}. */
    public static int partition(String key, int partitions) {
        int slash = key.indexOf('/');
        String pbx = slash < 0 ? key : key.substring(0, slash);
        return Utils.toPositive(Utils.murmur2(pbx.getBytes(StandardCharsets.UTF_8))) % partitions;
    }

    @Override
    public int partition(
            String topic,
            Object key,
            byte[] keyBytes,
            Object value,
            byte[] valueBytes,
            Cluster cluster) {
        String text = keyBytes == null ? "" : new String(keyBytes, StandardCharsets.UTF_8);
        return partition(text, cluster.partitionsForTopic(topic).size());
    }

    @Override
    public void configure(Map<String, ?> configs) {}

    @Override
    public void close() {}
}
