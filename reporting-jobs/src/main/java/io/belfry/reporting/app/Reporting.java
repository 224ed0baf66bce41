package io.belfry.reporting.app;

import io.belfry.contracts.Topics;
import io.belfry.contracts.kafka.BatchLoop;
import io.belfry.contracts.kafka.LoopState;
import io.belfry.contracts.pbx.ChannelHeld;
import io.belfry.contracts.pbx.ChannelUnheld;
import io.belfry.reporting.sql.ReportingSink;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads cel and queue_log and keeps the derived tables up to date. */
@Singleton
public class Reporting {

    private static final String GROUP = "reporting";

    private final BatchLoop loop;

    Reporting(
            ReportingSink sink,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "belfry.topic-prefix") Optional<String> prefix,
            InstantSource clock,
            MeterRegistry metrics) {
        loop =
                new BatchLoop(
                        GROUP,
                        ReportingSink.TOPICS,
                        prefix.orElse(""),
                        kafka,
                        sink,
                        clock,
                        line -> Log.warn(GROUP + ": " + line),
                        Reporting::concernsUs);
        counter(metrics, "belfry.records", LoopState::records);
        counter(metrics, "belfry.dead.letters", LoopState::deadLetters);
    }

    /** Of what AMI says only holds are read. */
    private static boolean concernsUs(ConsumerRecord<byte[], byte[]> record) {
        Header type = record.headers().lastHeader("ce_type");
        if (type == null || !record.topic().endsWith(Topics.PBX_AMI.name())) {
            return true;
        }
        String name = new String(type.value(), StandardCharsets.UTF_8);
        return name.endsWith(ChannelHeld.class.getSimpleName())
                || name.endsWith(ChannelUnheld.class.getSimpleName());
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) {
        loop.close();
    }

    /** Whether it reads. */
    public boolean running() {
        return loop.running();
    }

    /** How it is doing. */
    public LoopState state() {
        return loop.state();
    }

    private void counter(MeterRegistry metrics, String name, ToDoubleFunction<LoopState> value) {
        FunctionCounter.builder(name, loop, l -> value.applyAsDouble(l.state()))
                .tag("group", GROUP)
                .register(metrics);
    }
}
