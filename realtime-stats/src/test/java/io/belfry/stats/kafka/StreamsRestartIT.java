package io.belfry.stats.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.belfry.contracts.Topics;
import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.pbx.AgentLoggedIn;
import io.belfry.contracts.pbx.MemberChange;
import io.belfry.contracts.pbx.QueueMemberAdded;
import io.belfry.contracts.pbx.QueueMemberChanged;
import io.belfry.contracts.state.QueueCounter;
import io.belfry.stats.fixture.Configured;
import io.belfry.stats.fixture.Events;
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
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The application is stopped in the middle of its work and started again. */
@ExtendWith(KafkaExtension.class)
class StreamsRestartIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final PbxId PBX = new PbxId("pbx1");

    @InjectKafka KafkaFixture kafka;

    @Test
    void countersAndStatesAfterRestartsAreThoseOfTheLog() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Configured events = new Configured(kafka, PBX).configure(now);
        events.on(now, new QueueMemberAdded(Events.member("support", "1001", false, "")));
        events.on(now, new AgentLoggedIn(new AgentNumber("1001"), null, "1001", "internal"));
        Path lost = Path.of("target", "restart-state", UUID.randomUUID().toString());
        Path kept = Path.of("target", "restart-state", UUID.randomUUID().toString());

        // 60 calls: every third is abandoned after 20 s, the others are answered after 5 s.
        // 60 entered, 40 answered, all within 15 s: 66.7 %; 20 abandoned, all beyond 15 s: 33.3 %
        KafkaStreams first = start(lost);
        calls(events, now, 0, 20);
        awaitCounters(Map.of(QueueCounter.TOTAL_NUMBER_CALLS_ENTERED, 20.0));
        calls(events, now, 20, 30);
        first.close(Duration.ofMillis(1));
        calls(events, now, 30, 40);
        events.on(
                now.plusMillis(1),
                new QueueMemberChanged(
                        Events.member("support", "1001", true, "lunch"), MemberChange.PAUSE));
        // another machine takes over while the first one dies: its state is in the changelog
        KafkaStreams second = start(kept);
        calls(events, now, 40, 50);
        awaitCounters(Map.of(QueueCounter.TOTAL_NUMBER_CALLS_ENTERED, 50.0));
        second.close(PATIENCE);
        // it starts again with the state it kept
        KafkaStreams third = start(kept);
        calls(events, now, 50, 60);
        awaitCounters(
                Map.of(
                        QueueCounter.TOTAL_NUMBER_CALLS_ENTERED, 60.0,
                        QueueCounter.TOTAL_NUMBER_CALLS_ANSWERED, 40.0,
                        QueueCounter.TOTAL_NUMBER_CALLS_ANSWERED_BEFORE_15, 40.0,
                        QueueCounter.PERCENTAGE_ANSWERED_BEFORE_15, 100.0 * 40 / 60,
                        QueueCounter.TOTAL_NUMBER_CALLS_ABANDONNED, 20.0,
                        QueueCounter.TOTAL_NUMBER_CALLS_ABANDONNED_AFTER_15, 20.0,
                        QueueCounter.PERCENTAGE_ABANDONNED_AFTER_15, 100.0 * 20 / 60));
        third.close(PATIENCE);

        // the first states depend on which topic is read first; the pause is said once
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(states())
                                        .endsWith("AgentOnPauselunch")
                                        .containsOnlyOnce("AgentOnPauselunch"));
        assertThat(kafka.readRaw(Topics.DEAD_LETTERS, 0, PATIENCE)).isEmpty();
    }

    private List<String> states() {
        return kafka.read(Topics.STATE_AGENTS, 1, PATIENCE).stream()
                .map(e -> e.data().state().wireName() + e.data().cause())
                .toList();
    }

    private static void calls(Configured events, Instant now, int from, int to) {
        for (int call = from; call < to; call++) {
            events.log(now, "c" + call, "NONE", "ENTERQUEUE", "", "0611", "1");
            if (call % 3 == 0) {
                events.log(now, "c" + call, "NONE", "ABANDON", "1", "1", "20");
            } else {
                events.log(now, "c" + call, "Agent/1001", "CONNECT", "5", "x", "1");
            }
        }
    }

    private void awaitCounters(Map<QueueCounter, Double> expected) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(
                                                kafka.read(Topics.STATS_QUEUES, 1, PATIENCE)
                                                        .getLast()
                                                        .data()
                                                        .counters())
                                        .containsAllEntriesOf(expected));
    }

    private KafkaStreams start(Path state) {
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, kafka.prefix() + "realtime-stats");
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrap());
        config.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        config.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, 1);
        config.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100);
        config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000); // as the service has it
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
