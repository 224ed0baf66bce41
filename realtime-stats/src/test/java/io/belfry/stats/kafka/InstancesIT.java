package io.belfry.stats.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.belfry.contracts.PbxPartitioner;
import io.belfry.contracts.Topics;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.state.QueueStatistics;
import io.belfry.stats.fixture.Configured;
import io.belfry.stats.queue.RuleBook;
import io.belfry.stats.time.Days;
import io.belfry.testing.infra.InjectKafka;
import io.belfry.testing.infra.KafkaExtension;
import io.belfry.testing.infra.KafkaFixture;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two instances share the PBXs; each knows where those are that it has not. */
@ExtendWith(KafkaExtension.class)
class InstancesIT {

    private static final String ONE = "10.0.0.1:8082";
    private static final String TWO = "10.0.0.2:8082";

    @InjectKafka KafkaFixture kafka;

    @Test
    void everyPbxIsAtOneInstanceAndTheOtherSaysAtWhich() {
        List<PbxId> pbxs =
                IntStream.range(0, Topics.PARTITIONS).mapToObj(InstancesIT::inPartition).toList();
        Instant now = Instant.parse("2026-11-21T10:00:00Z");
        for (PbxId pbx : pbxs) {
            new Configured(kafka, pbx).configure(now);
        }
        try (KafkaStreams first = start(ONE);
                KafkaStreams second = start(TWO)) {
            PublishedObjects one = new PublishedObjects(first, Optional.of(ONE));
            PublishedObjects two = new PublishedObjects(second, Optional.of(TWO));
            await().atMost(Duration.ofSeconds(90))
                    .ignoreExceptions()
                    .untilAsserted(
                            () -> {
                                List<String> keepers =
                                        pbxs.stream().map(pbx -> keeper(one, two, pbx)).toList();
                                assertThat(keepers).contains(ONE, TWO);
                            });
        }
    }

    /** Who has the PBX; the other one has to name him. */
    private static String keeper(PublishedObjects one, PublishedObjects two, PbxId pbx) {
        String fromOne = ask(one, ONE, pbx);
        assertThat(ask(two, TWO, pbx)).isEqualTo(fromOne);
        return fromOne;
    }

    private static String ask(PublishedObjects objects, String self, PbxId pbx) {
        try {
            assertThat(objects.all(Topics.STATS_QUEUES, pbx))
                    .singleElement()
                    .extracting(p -> ((QueueStatistics) p.object()).name().value())
                    .isEqualTo("support");
            return self;
        } catch (ElsewhereException e) {
            return e.address();
        }
    }

    private static PbxId inPartition(int partition) {
        return IntStream.range(0, 1000)
                .mapToObj(i -> "pbx" + i)
                .filter(n -> PbxPartitioner.partition(n + "/", Topics.PARTITIONS) == partition)
                .findFirst()
                .map(PbxId::new)
                .orElseThrow();
    }

    private KafkaStreams start(String address) {
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, kafka.prefix() + "realtime-stats");
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrap());
        config.put(
                StreamsConfig.STATE_DIR_CONFIG,
                Path.of("target", "instances-state", UUID.randomUUID().toString()).toString());
        config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        config.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, 1);
        config.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100);
        config.put(StreamsConfig.APPLICATION_SERVER_CONFIG, address);
        KafkaStreams streams =
                new KafkaStreams(
                        StatsTopology.build(
                                new StatsSettings(
                                        kafka.prefix(),
                                        new Days(ZoneId.of("UTC"), LocalTime.MIDNIGHT),
                                        RuleBook.STANDARD,
                                        Duration.ofMillis(200),
                                        Duration.ofHours(1)),
                                (topic, reason) -> {}),
                        config);
        streams.start();
        return streams;
    }
}
