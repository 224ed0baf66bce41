package io.belfry.gateway.kafka;

import io.belfry.contracts.Envelope;
import io.belfry.contracts.RecordKey;
import io.belfry.contracts.Topic;
import io.belfry.contracts.Topics;
import io.belfry.contracts.codec.EventCodec;
import io.belfry.contracts.command.CommandRequest;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.state.Favorite;
import io.belfry.contracts.state.UserPreference;
import io.belfry.contracts.state.UserSignal;
import io.belfry.contracts.state.UserStatus;
import io.belfry.gateway.config.GatewayConfig;
import io.belfry.gateway.core.command.CommandSink;
import io.belfry.gateway.core.session.ChoiceSink;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;

/**
 * What the gateway writes: commands into {@code pbx.commands}, what users choose into {@code
 * state.users} and {@code state.favorites}. A thread of its own talks to Kafka, since a producer
 * without a broker blocks; what waits for it is bounded.
 */
@Singleton
final class CommandSender implements CommandSink, ChoiceSink {

    private static final Logger LOG = Logger.getLogger(CommandSender.class);
    private static final int MAX_WAITING = 1000;
    private static final String NOT_SENT = "The command could not be handed to the PBX.";
    private static final String NOT_KEPT = "The choice could not be kept.";

    private final String prefix;
    private final InstantSource clock;
    private final Producer<String, byte[]> producer;
    private final ExecutorService executor =
            new ThreadPoolExecutor(
                    1,
                    1,
                    0,
                    TimeUnit.SECONDS,
                    new ArrayBlockingQueue<>(MAX_WAITING),
                    Thread.ofPlatform().name("pbx-commands").daemon().factory());

    CommandSender(KafkaSettings settings, GatewayConfig config, InstantSource clock) {
        this.prefix = config.prefix();
        this.clock = clock;
        this.producer =
                new KafkaProducer<>(
                        settings.commandProducer(
                                Math.toIntExact(config.commands().timeout().toMillis())));
    }

    @Override
    public void send(PbxId pbx, CommandRequest request, Consumer<String> failed) {
        ProducerRecord<String, byte[]> command =
                EventCodec.record(
                        Topics.PBX_COMMANDS,
                        prefix,
                        new Envelope<>(request.id().value(), pbx, clock.instant(), request));
        queue(command, () -> failed.accept(NOT_SENT));
    }

    @Override
    public void choose(PbxId pbx, UserStatus status, Consumer<String> failed) {
        keep(Topics.STATE_USERS, pbx, status, failed);
    }

    @Override
    public void add(PbxId pbx, Favorite favorite, Consumer<String> failed) {
        keep(Topics.STATE_FAVORITES, pbx, favorite, failed);
    }

    @Override
    public void prefer(PbxId pbx, UserPreference preference, Consumer<String> failed) {
        keep(Topics.STATE_PREFERENCES, pbx, preference, failed);
    }

    @Override
    public void signal(PbxId pbx, UserSignal signal, Consumer<String> failed) {
        keep(Topics.USER_SIGNALS, pbx, signal, failed);
    }

    @Override
    public void remove(PbxId pbx, Favorite favorite, Consumer<String> failed) {
        queue(
                EventCodec.tombstone(
                        Topics.STATE_FAVORITES,
                        prefix,
                        new RecordKey(pbx, Topics.STATE_FAVORITES.object().apply(favorite)),
                        clock.instant()),
                () -> failed.accept(NOT_KEPT));
    }

    private <T> void keep(Topic<T> topic, PbxId pbx, T value, Consumer<String> failed) {
        queue(
                EventCodec.record(
                        topic,
                        prefix,
                        new Envelope<>(UUID.randomUUID().toString(), pbx, clock.instant(), value)),
                () -> failed.accept(NOT_KEPT));
    }

    private void queue(ProducerRecord<String, byte[]> record, Runnable failed) {
        try {
            executor.execute(() -> send(record, failed));
        } catch (RejectedExecutionException e) {
            failed.run();
        }
    }

    private void send(ProducerRecord<String, byte[]> record, Runnable failed) {
        try {
            producer.send(
                    record,
                    (metadata, e) -> {
                        if (e != null) {
                            refused(record.topic(), e, failed);
                        }
                    });
        } catch (RuntimeException e) {
            refused(record.topic(), e, failed);
        }
    }

    private static void refused(String topic, Exception e, Runnable failed) {
        LOG.errorf("a record was not written to %s: %s", topic, e);
        failed.run();
    }

    @PreDestroy
    void close() {
        executor.shutdownNow();
        producer.close(Duration.ofSeconds(1));
    }
}
