package io.belfry.rights.user.kafka;

import io.belfry.contracts.PbxPartitioner;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The producer of this service. A record that is not taken within 10 s is a failure. */
@ApplicationScoped
public class RightsTopic {

    private static final int PATIENCE_MILLIS = 10_000;

    private final Producer<String, byte[]> producer;

    public RightsTopic(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        Map<String, Object> config = new HashMap<>(kafka);
        config.put(ProducerConfig.CLIENT_ID_CONFIG, "rights-service");
        config.put(ProducerConfig.PARTITIONER_CLASS_CONFIG, PbxPartitioner.class);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MILLIS);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS / 2);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        this.producer =
                new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }

    /**
     * Completes, on the Vert.x context of the subscriber, when the record is stored. The producer
     * may block for metadata, so it is called on a worker.
     */
    Uni<Void> send(ProducerRecord<String, byte[]> record) {
        return Uni.createFrom()
                .<Void>emitter(
                        sent ->
                                producer.send(
                                        record,
                                        (metadata, failure) -> {
                                            if (failure == null) {
                                                sent.complete(null);
                                            } else {
                                                sent.fail(failure);
                                            }
                                        }))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .emitOn(backTo(Vertx.currentContext()));
    }

    @PreDestroy
    void close() {
        producer.close(Duration.ofMillis(PATIENCE_MILLIS));
    }

    private static Executor backTo(Context context) {
        return task -> context.runOnContext(ignored -> task.run());
    }
}
