package io.belfry.e2e.pbxcommands;

import io.belfry.contracts.Envelope;
import io.belfry.contracts.PbxPartitioner;
import io.belfry.contracts.Topic;
import io.belfry.contracts.Topics;
import io.belfry.contracts.codec.Decoded;
import io.belfry.contracts.codec.EventCodec;
import io.belfry.contracts.codec.MalformedRecordException;
import io.belfry.contracts.command.CommandOutcome;
import io.belfry.contracts.command.CommandReply;
import io.belfry.contracts.command.CommandRequest;
import io.belfry.contracts.command.PbxCommand;
import io.belfry.contracts.id.CommandId;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.pbx.PbxEvent;
import io.belfry.e2e.harness.Awaiting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Commands to a PBX, their replies, and what the PBX then says. */
final class PbxTopics implements AutoCloseable {

    private static final PbxId PBX = new PbxId("pbx1");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<CommandReply> replies = new CopyOnWriteArrayList<>();
    private final List<PbxEvent> events = new CopyOnWriteArrayList<>();
    private final Thread reader;

    PbxTopics(String bootstrap) {
        producer =
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrap,
                                ProducerConfig.PARTITIONER_CLASS_CONFIG,
                                PbxPartitioner.class),
                        new StringSerializer(),
                        new ByteArraySerializer());
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrap,
                                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                                "earliest"),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        List<TopicPartition> partitions =
                Stream.of(Topics.PBX_REPLIES, Topics.PBX_AMI)
                        .flatMap(t -> consumer.partitionsFor(t.name("")).stream())
                        .map(p -> new TopicPartition(p.topic(), p.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        reader = Thread.ofPlatform().daemon().name("pbx-topics").start(this::read);
    }

    /** Sends a command under a new id, and waits for what became of it. */
    CommandOutcome send(PbxCommand command) {
        return send(UUID.randomUUID().toString(), Instant.now().plus(PATIENCE), command);
    }

    /** Sends a command, and waits for the first reply that comes from then on. */
    CommandOutcome send(String id, Instant deadline, PbxCommand command) {
        int from = replies.size();
        CommandId name = new CommandId(id);
        CommandRequest request = new CommandRequest(name, deadline, "e2e", command);
        producer.send(
                EventCodec.record(
                        Topics.PBX_COMMANDS,
                        "",
                        new Envelope<>(UUID.randomUUID().toString(), PBX, Instant.now(), request)));
        return Awaiting.until(
                        "a reply to " + command,
                        PATIENCE,
                        () ->
                                replies.stream()
                                        .skip(from)
                                        .filter(r -> r.id().equals(name))
                                        .findFirst())
                .outcome();
    }

    /** How many events there were so far. */
    int position() {
        return events.size();
    }

    /** The first event of that type, from the position on, that satisfies the predicate. */
    <T extends PbxEvent> T await(int from, Class<T> type, Predicate<T> predicate) {
        return Awaiting.until(
                type.getSimpleName(),
                PATIENCE,
                () -> since(from, type).filter(predicate).findFirst());
    }

    /** The events of that type from the position on, as far as they are read. */
    <T extends PbxEvent> Stream<T> since(int from, Class<T> type) {
        return events.stream().skip(from).filter(type::isInstance).map(type::cast);
    }

    @Override
    public void close() throws InterruptedException {
        consumer.wakeup();
        reader.join(Duration.ofSeconds(10));
        producer.close(Duration.ofSeconds(10));
    }

    private void read() {
        try (consumer) {
            while (true) {
                for (ConsumerRecord<String, byte[]> record :
                        consumer.poll(Duration.ofMillis(200))) {
                    if (record.topic().equals(Topics.PBX_REPLIES.name(""))) {
                        take(Topics.PBX_REPLIES, record, replies);
                    } else {
                        take(Topics.PBX_AMI, record, events);
                    }
                }
            }
        } catch (WakeupException e) {
            // closed
        }
    }

    private static <T> void take(
            Topic<T> topic, ConsumerRecord<String, byte[]> record, List<T> into) {
        try {
            if (EventCodec.decode(topic, record.key(), record.headers(), record.value())
                    instanceof Decoded.Value<T>(var envelope)) {
                into.add(envelope.data());
            }
        } catch (MalformedRecordException e) {
            throw new IllegalStateException(e);
        }
    }
}
