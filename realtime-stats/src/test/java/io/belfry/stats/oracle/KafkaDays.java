package io.belfry.stats.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.Envelope;
import io.belfry.contracts.PbxPartitioner;
import io.belfry.contracts.Topic;
import io.belfry.contracts.Topics;
import io.belfry.contracts.codec.EventCodec;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.pbx.QueueLogRow;
import io.belfry.simulator.load.Site;
import io.belfry.testing.infra.KafkaFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Simulated days on a broker: what the PBXs said goes in, what was published comes out. */
final class KafkaDays implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final KafkaFixture kafka;
    private final KafkaProducer<String, byte[]> producer;
    private final Admin admin;
    private final Set<String> counted;
    private long sent;
    private int ids;

    KafkaDays(KafkaFixture kafka) {
        this.kafka = kafka;
        producer =
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                kafka.bootstrap(),
                                ProducerConfig.PARTITIONER_CLASS_CONFIG,
                                PbxPartitioner.class),
                        new StringSerializer(),
                        new ByteArraySerializer());
        admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrap()));
        counted =
                Set.of(
                        Topics.PBX_AMI.name(kafka.prefix()),
                        Topics.PBX_QUEUE_LOG.name(kafka.prefix()));
        counted.forEach(this::keepWhatIsOld);
    }

    /** Tells the configuration of a PBX. */
    void configure(PbxId pbx, Site site, Instant at) {
        Configuration all = Configuration.of(site);
        all.lines().forEach(line -> send(Topics.CONFIG_LINES, pbx, at, line));
        all.agents().forEach(agent -> send(Topics.CONFIG_AGENTS, pbx, at, agent));
        all.queues().forEach(queue -> send(Topics.CONFIG_QUEUES, pbx, at, queue));
    }

    /** Tells what happened on a PBX. */
    void play(PbxId pbx, List<SimulatedDay.Input> inputs) {
        for (SimulatedDay.Input input : inputs) {
            switch (input) {
                case SimulatedDay.Said(Instant at, var event) ->
                        count(Topics.PBX_AMI, pbx, at, event);
                case SimulatedDay.Logged(Instant at, var row) ->
                        count(Topics.PBX_QUEUE_LOG, pbx, at, row);
                case SimulatedDay.Restarted restarted ->
                        throw new IllegalArgumentException("a day without restarts");
            }
        }
    }

    /** Tells a row that counts for nothing: it is that time on the PBX. */
    void passed(PbxId pbx, Instant at) {
        String id = "reload-" + at;
        count(
                Topics.PBX_QUEUE_LOG,
                pbx,
                at,
                new QueueLogRow(
                        id, at, "NONE", "NONE", "NONE", "CONFIGRELOAD", "", "", "", "", ""));
    }

    /** How many events were told. */
    long sent() {
        return sent;
    }

    /** The broker would drop the events of days ago while they are being read. */
    private void keepWhatIsOld(String topic) {
        AlterConfigOp forever =
                new AlterConfigOp(
                        new ConfigEntry(TopicConfig.RETENTION_MS_CONFIG, "-1"),
                        AlterConfigOp.OpType.SET);
        result(
                admin.incrementalAlterConfigs(
                                Map.of(
                                        new ConfigResource(ConfigResource.Type.TOPIC, topic),
                                        List.of(forever)))
                        .all());
    }

    /** The part of all events that the service has handled and committed. */
    double handled() {
        producer.flush();
        Map<TopicPartition, OffsetAndMetadata> offsets =
                result(
                        admin.listConsumerGroupOffsets(kafka.prefix() + "realtime-stats")
                                .partitionsToOffsetAndMetadata());
        long done = 0;
        for (Map.Entry<TopicPartition, OffsetAndMetadata> each : offsets.entrySet()) {
            boolean known = each.getValue() != null && counted.contains(each.getKey().topic());
            done += known ? each.getValue().offset() : 0;
        }
        return (double) done / sent;
    }

    /** What was published last of that PBX up to that moment. */
    Comparison.Published published(PbxId pbx, Instant until) {
        Map<String, Object> last = new HashMap<>();
        for (Topic<?> topic :
                List.of(Topics.STATS_QUEUES, Topics.STATS_QUEUE_INTERVALS, Topics.STATS_AGENTS)) {
            read(topic, pbx, until, last);
        }
        assertThat(last).as("published of " + pbx).isNotEmpty();
        return new Comparison.Published() {
            @Override
            public <T> T of(Topic<T> topic, int id) {
                return topic.type().cast(last.get(topic.name() + "/" + id));
            }
        };
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
        admin.close(Duration.ofSeconds(5));
    }

    private static <T> T result(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka refused", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private <T> void read(Topic<T> topic, PbxId pbx, Instant until, Map<String, Object> last) {
        for (Envelope<T> each : kafka.read(topic, 1, PATIENCE)) {
            if (each.pbx().equals(pbx) && !each.time().isAfter(until)) {
                last.put(topic.name() + "/" + topic.object().apply(each.data()), each.data());
            }
        }
    }

    private <T> void count(Topic<T> topic, PbxId pbx, Instant at, T data) {
        sent++;
        send(topic, pbx, at, data);
    }

    private <T> void send(Topic<T> topic, PbxId pbx, Instant at, T data) {
        producer.send(
                EventCodec.record(
                        topic, kafka.prefix(), new Envelope<>("e" + ++ids, pbx, at, data)));
    }
}
