package io.belfry.rights.directory.kafka;

import io.belfry.contracts.Topics;
import io.belfry.contracts.kafka.BatchLoop;
import io.belfry.contracts.kafka.LoopState;
import io.belfry.rights.user.kafka.RightsPublisher;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/** Reads {@code config.users} and {@code config.credentials} as long as the service runs. */
@ApplicationScoped
@Readiness
public class DirectoryLoop implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(DirectoryLoop.class);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(30);

    private final BatchLoop loop;
    private final RightsPublisher publisher;

    public DirectoryLoop(
            DirectoryWriter writer,
            RightsPublisher publisher,
            InstantSource clock,
            MeterRegistry metrics,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "belfry.topic-prefix") Optional<String> prefix) {
        this.publisher = publisher;
        this.loop =
                new BatchLoop(
                        "rights-service",
                        List.of(Topics.CONFIG_USERS, Topics.CONFIG_CREDENTIALS),
                        prefix.orElse(""),
                        kafka,
                        writer,
                        clock,
                        LOG::warn);
        metrics.more().counter("belfry.records", List.of(), loop, l -> l.state().records());
        metrics.more()
                .counter("belfry.dead.letters", List.of(), loop, l -> l.state().deadLetters());
    }

    void start(@Observes StartupEvent event) {
        loop.start();
        VertxContextSupport.subscribe(
                () ->
                        publisher
                                .publishAll()
                                .onFailure()
                                .invoke(e -> LOG.warnf("cannot check what is published: %s", e))
                                .onFailure()
                                .retry()
                                .withBackOff(FIRST_RETRY, LONGEST_RETRY)
                                .indefinitely()
                                .toMulti(),
                with -> {});
    }

    void stop(@Observes ShutdownEvent event) {
        loop.close();
    }

    @Override
    public HealthCheckResponse call() {
        LoopState state = loop.state();
        return HealthCheckResponse.named("directory")
                .status(loop.running() && !state.failing())
                .withData("records", state.records())
                .withData("deadLetters", state.deadLetters())
                .withData("failure", state.failure().orElse("none"))
                .build();
    }
}
