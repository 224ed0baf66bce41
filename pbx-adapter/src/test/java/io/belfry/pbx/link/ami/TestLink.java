package io.belfry.pbx.link.ami;

import io.belfry.contracts.Envelope;
import io.belfry.contracts.Topics;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.pbx.PbxEvent;
import io.belfry.contracts.pbx.PbxLink;
import io.belfry.pbx.kafka.EventPublisher;
import io.belfry.pbx.kafka.KafkaSettings;
import io.belfry.pbx.link.LinkState;
import io.belfry.pbx.link.LinkTuning;
import io.belfry.pbx.metrics.AdapterMetrics;
import io.belfry.pbx.settings.PbxSettings.AmiSettings;
import io.belfry.pbx.settings.PbxSettings.TlsSettings;
import io.belfry.pbx.translate.Translator;
import io.belfry.testing.infra.KafkaFixture;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A link and its publisher, without the rest of the adapter; impatient. The directory has the
 * mailboxes 1001 and 1002.
 */
final class TestLink implements AutoCloseable {

    /** Between two attempts to reach Kafka. */
    static final Duration LONGEST_RETRY = Duration.ofMillis(500);

    private static final Duration SOON = Duration.ofSeconds(60);

    private final PbxId pbx;
    private final KafkaFixture kafka;
    private final LinkState state = new LinkState();
    private final EventPublisher publisher;
    private final AmiLink link;

    /**
     * @param client settings of the producer beyond the address
     */
    TestLink(
            String pbx,
            KafkaFixture kafka,
            int amiPort,
            String user,
            String secret,
            Map<String, String> client) {
        this(pbx, kafka, amiPort, user, secret, client, 20_000);
    }

    /**
     * @param buffer events that may wait for Kafka
     */
    TestLink(
            String pbx,
            KafkaFixture kafka,
            int amiPort,
            String user,
            String secret,
            Map<String, String> client,
            int buffer) {
        this.pbx = new PbxId(pbx);
        this.kafka = kafka;
        AdapterMetrics metrics = new AdapterMetrics(new SimpleMeterRegistry());
        Map<String, String> settings = new HashMap<>(client);
        settings.put("bootstrap.servers", kafka.bootstrap());
        publisher =
                new EventPublisher(
                        this.pbx,
                        new KafkaSettings(settings, kafka.prefix(), LONGEST_RETRY),
                        metrics,
                        Clock.systemUTC(),
                        (_, _) -> {});
        link =
                new AmiLink(
                        this.pbx,
                        new AmiSettings(
                                "127.0.0.1",
                                amiPort,
                                user,
                                secret,
                                new TlsSettings(false, null, true)),
                        new LinkTuning(
                                buffer,
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(20),
                                Duration.ofMillis(500),
                                Duration.ofSeconds(3),
                                Duration.ofSeconds(1),
                                Duration.ofMinutes(1),
                                false,
                                100),
                        new Translator(List.of("USR_"), false, ZoneOffset.UTC),
                        publisher,
                        state,
                        metrics,
                        Clock.systemUTC(),
                        () -> Set.of("1001@default", "1002@default"));
    }

    TestLink start() {
        link.start();
        return this;
    }

    boolean isUp() {
        return state.isUp();
    }

    /** The state as health shows it. */
    PbxLink state() {
        return state.get();
    }

    /** Why nothing is published, as health shows it; empty when all is well. */
    String failure() {
        return publisher.failure().orElse("");
    }

    /** All events of this PBX in Kafka, in order. */
    List<PbxEvent> events() {
        return kafka.read(Topics.PBX_AMI, 0, SOON).stream()
                .filter(e -> e.pbx().equals(pbx))
                .map(Envelope::data)
                .toList();
    }

    /** How many of that type are in Kafka. */
    long count(Class<? extends PbxEvent> type) {
        return events().stream().filter(type::isInstance).count();
    }

    @Override
    public void close() {
        link.close();
        publisher.close();
    }
}
