package io.belfry.stats.kafka;

import io.belfry.contracts.PbxPartitioner;
import io.belfry.contracts.Topic;
import io.belfry.contracts.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * One processor per partition sees everything about its PBXs: all inputs have the same number of
 * partitions and one PBX is in the same one everywhere ({@link PbxPartitioner}). Bytes go in and
 * out; decoding is the processor's, so that what cannot be decoded becomes a dead letter.
 */
public final class StatsTopology {

    /** Facts, by kind, PBX and name. */
    public static final String FACTS = "facts";

    /** What was published last, by topic and record key; the read API shows it. */
    public static final String PUBLISHED = "published";

    static final List<Topic<?>> INPUTS =
            List.of(
                    Topics.PBX_AMI,
                    Topics.PBX_QUEUE_LOG,
                    Topics.CONFIG_AGENTS,
                    Topics.CONFIG_LINES,
                    Topics.CONFIG_QUEUES);

    static final List<Topic<?>> OUTPUTS =
            List.of(
                    Topics.STATE_AGENTS,
                    Topics.STATE_PHONES,
                    Topics.STATE_QUEUE_CALLS,
                    Topics.STATE_VOICEMAILS,
                    Topics.STATE_CONFERENCES,
                    Topics.PHONE_EVENTS,
                    Topics.STATS_QUEUES,
                    Topics.STATS_QUEUE_INTERVALS,
                    Topics.STATS_AGENTS);

    private static final String PROCESSOR = "stats";

    private StatsTopology() {}

    /**
     * The topology.
     *
     * @param deadLetters told the topic of each record that became a dead letter
     */
    public static Topology build(StatsSettings settings, DeadLetterListener deadLetters) {
        Topology topology = new Topology();
        topology.addSource(
                "pbx",
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                INPUTS.stream().map(t -> t.name(settings.prefix())).toArray(String[]::new));
        topology.addProcessor(PROCESSOR, () -> new StatsProcessor(settings, deadLetters), "pbx");
        topology.addStateStore(store(FACTS), PROCESSOR);
        topology.addStateStore(store(PUBLISHED), PROCESSOR);
        for (Topic<?> topic : OUTPUTS) {
            topology.addSink(
                    topic.name(),
                    topic.name(settings.prefix()),
                    new ByteArraySerializer(),
                    new ByteArraySerializer(),
                    BY_PBX,
                    PROCESSOR);
        }
        topology.addSink(
                Topics.DEAD_LETTERS,
                settings.prefix() + Topics.DEAD_LETTERS,
                new ByteArraySerializer(),
                new ByteArraySerializer(),
                PROCESSOR);
        return topology;
    }

    private static StoreBuilder<KeyValueStore<String, byte[]>> store(String name) {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
                .withCachingEnabled();
    }

    private static final StreamPartitioner<byte[], byte[]> BY_PBX =
            (topic, key, value, partitions) ->
                    Optional.of(
                            Set.of(
                                    PbxPartitioner.partition(
                                            new String(key, StandardCharsets.UTF_8), partitions)));
}
