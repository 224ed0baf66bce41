package io.belfry.stats.app;

import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.state.QueueStatistics;
import io.belfry.stats.config.StatsConfig;
import io.belfry.stats.kafka.DeadLetterListener;
import io.belfry.stats.kafka.StatsSettings;
import io.belfry.stats.kafka.StatsTopology;
import io.belfry.stats.time.Days;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.Optional;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the parts meet: configuration and metrics go into the topology that Quarkus runs. */
@ApplicationScoped
public class StatsStreams {

    private final StatsConfig config;
    private final MeterRegistry meters;
    private final Optional<String> prefix;
    private final ZoneId zone;

    StatsStreams(
            StatsConfig config,
            MeterRegistry meters,
            @ConfigProperty(name = "belfry.topic-prefix") Optional<String> prefix,
            @ConfigProperty(name = "belfry.time-zone") Optional<String> zone) {
        this.config = config;
        this.meters = meters;
        this.prefix = prefix;
        this.zone =
                zone.filter(id -> !id.isBlank()).map(ZoneId::of).orElseGet(ZoneId::systemDefault);
    }

    /** A singleton: Kafka Streams looks inside the topology, a proxy of it would be empty. */
    @Produces
    @Singleton
    Topology topology() {
        QueueMeters queues = new QueueMeters(meters);
        return StatsTopology.build(
                new StatsSettings(
                        prefix.orElse(""),
                        new Days(zone, config.resetTime()),
                        Rules.of(config),
                        config.publishInterval(),
                        config.lateAfter()),
                new DeadLetterListener() {
                    @Override
                    public void deadLetter(String topic, String reason) {
                        meters.counter("belfry.dead.letters", "topic", topic).increment();
                    }

                    @Override
                    public void numbers(PbxId pbx, QueueStatistics queue) {
                        queues.numbers(pbx, queue);
                    }

                    @Override
                    public void gone(PbxId pbx, QueueId queue) {
                        queues.gone(pbx, queue);
                    }

                    @Override
                    public void left(PbxId pbx) {
                        queues.left(pbx);
                    }

                    @Override
                    public void late(String topic) {
                        meters.counter("belfry.late.events", "topic", topic).increment();
                    }
                });
    }

    @Produces
    @Singleton
    StreamsUncaughtExceptionHandler uncaught() {
        return failure ->
                StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
    }
}
