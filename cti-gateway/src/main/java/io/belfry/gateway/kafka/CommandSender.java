package io.belfry.gateway.kafka;

import io.belfry.contracts.Envelope;
import io.belfry.contracts.Topics;
import io.belfry.contracts.codec.EventCodec;
import io.belfry.contracts.command.CommandRequest;
import io.belfry.contracts.id.PbxId;
import io.belfry.gateway.config.GatewayConfig;
import io.belfry.gateway.core.command.CommandSink;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
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
 * Commands into {@code pbx.commands}. A thread of its own talks to Kafka, since a producer without
 * a broker blocks; what waits for it is bounded.
 */
@Singleton
final class CommandSender implements CommandSink {

    private static final Logger LOG = Logger.getLogger(CommandSender.class);
    private static final int MAX_WAITING = 1000;
    private static final String NOT_SENT = "The command could not be handed to the PBX.";

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
        try {
            executor.execute(() -> send(command, failed));
        } catch (RejectedExecutionException e) {
            failed.accept(NOT_SENT);
        }
    }

    private void send(ProducerRecord<String, byte[]> command, Consumer<String> failed) {
        try {
            producer.send(
                    command,
                    (metadata, e) -> {
                        if (e != null) {
                            refused(e, failed);
                        }
                    });
        } catch (RuntimeException e) {
            refused(e, failed);
        }
    }

    private static void refused(Exception e, Consumer<String> failed) {
        LOG.errorf("a command was not written to %s: %s", Topics.PBX_COMMANDS.name(), e);
        failed.accept(NOT_SENT);
    }

    @PreDestroy
    void close() {
        executor.shutdownNow();
        producer.close(Duration.ofSeconds(1));
    }
}
