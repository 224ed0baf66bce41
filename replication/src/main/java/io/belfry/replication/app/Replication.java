package io.belfry.replication.app;

import io.belfry.contracts.Topic;
import io.belfry.contracts.kafka.BatchHandler;
import io.belfry.contracts.kafka.BatchLoop;
import io.belfry.contracts.kafka.LoopState;
import io.belfry.replication.kafka.DirectoryReader;
import io.belfry.replication.search.SearchSink;
import io.belfry.replication.sql.SqlSink;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The two copies of the stream, each with a consumer group of its own, so that one store being away
 * does not stop the other.
 */
@Singleton
public class Replication {

    private final Map<String, BatchLoop> loops = new LinkedHashMap<>();
    private final DirectoryReader directory;

    Replication(
            SqlSink sql,
            SearchSink search,
            DirectoryReader directory,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "belfry.topic-prefix") Optional<String> prefix,
            InstantSource clock,
            MeterRegistry metrics) {
        this.directory = directory;
        Wiring wiring = new Wiring(prefix.orElse(""), kafka, clock, metrics);
        loops.put("postgresql", wiring.loop("replication-sql", SqlSink.TOPICS, sql));
        loops.put("elasticsearch", wiring.loop("replication-search", SearchSink.TOPICS, search));
    }

    void start(@Observes StartupEvent event) {
        loops.values().forEach(BatchLoop::start);
    }

    void stop(@Observes ShutdownEvent event) {
        loops.values().forEach(BatchLoop::close);
        directory.close();
    }

    /** The loops by the store they write to. */
    public Map<String, BatchLoop> loops() {
        return loops;
    }

    private record Wiring(
            String prefix, Map<String, Object> kafka, InstantSource clock, MeterRegistry metrics) {

        BatchLoop loop(String group, List<Topic<?>> topics, BatchHandler handler) {
            BatchLoop loop =
                    new BatchLoop(
                            group,
                            topics,
                            prefix,
                            kafka,
                            handler,
                            clock,
                            line -> Log.warn(group + ": " + line));
            counter("belfry.records", group, loop, LoopState::records);
            counter("belfry.dead.letters", group, loop, LoopState::deadLetters);
            return loop;
        }

        private void counter(
                String name, String group, BatchLoop loop, ToDoubleFunction<LoopState> value) {
            FunctionCounter.builder(name, loop, l -> value.applyAsDouble(l.state()))
                    .tag("group", group)
                    .register(metrics);
        }
    }
}
