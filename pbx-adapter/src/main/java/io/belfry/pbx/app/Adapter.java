package io.belfry.pbx.app;

import io.belfry.pbx.file.PbxFile;
import io.belfry.pbx.kafka.EventPublisher;
import io.belfry.pbx.kafka.KafkaSettings;
import io.belfry.pbx.link.LinkState;
import io.belfry.pbx.link.LinkTuning;
import io.belfry.pbx.link.ami.AmiLink;
import io.belfry.pbx.metrics.AdapterMetrics;
import io.belfry.pbx.settings.PbxSettings;
import io.belfry.pbx.translate.Translator;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Builds the parts, starts them in order, stops them in the opposite order. */
@Startup
@ApplicationScoped
public class Adapter {

    private final PbxFile pbxFile;
    private final EventPublisher publisher;
    private final LinkState linkState = new LinkState();
    private final AmiLink link;

    public Adapter(
            @ConfigProperty(name = "belfry.pbx-file") Path file,
            @ConfigProperty(name = "belfry.topic-prefix") Optional<String> prefix,
            AdapterConfig.AmiConfig ami,
            Config config,
            MeterRegistry registry) {
        Clock clock = Clock.systemUTC();
        this.pbxFile = PbxFile.read(file, System::getenv);
        PbxSettings settings = pbxFile.settings();
        AdapterMetrics metrics = new AdapterMetrics(registry);
        KafkaSettings kafka = new KafkaSettings(kafkaClient(config), prefix.orElse(""));
        this.publisher = new EventPublisher(settings.name(), kafka, metrics, clock, _ -> {});
        Translator translator =
                new Translator(
                        ami.variablePrefixes(),
                        settings.cel() instanceof PbxSettings.Ami,
                        settings.zone());
        this.link =
                new AmiLink(
                        settings.name(),
                        settings.ami(),
                        tuning(ami),
                        translator,
                        publisher,
                        linkState,
                        metrics,
                        clock);
        metrics.gauge("belfry.pbx.ami.buffer", null, link::buffered);
    }

    @PostConstruct
    void start() {
        link.start();
    }

    @PreDestroy
    void stop() {
        link.close();
        publisher.close();
    }

    static LinkTuning tuning(AdapterConfig.AmiConfig ami) {
        return new LinkTuning(
                ami.buffer(),
                ami.connectTimeout(),
                ami.responseTimeout(),
                ami.pingInterval(),
                ami.pingTimeout(),
                ami.longestRetry(),
                ami.refusedRetry(),
                ami.keepUnknown());
    }

    private static Map<String, String> kafkaClient(Config config) {
        Map<String, String> client = new HashMap<>();
        for (String name : config.getPropertyNames()) {
            if (name.startsWith("kafka.")) {
                config.getOptionalValue(name, String.class)
                        .ifPresent(v -> client.put(name.substring("kafka.".length()), v));
            }
        }
        return client;
    }
}
