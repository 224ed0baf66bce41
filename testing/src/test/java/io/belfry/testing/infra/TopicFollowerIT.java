package io.belfry.testing.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.belfry.contracts.Envelope;
import io.belfry.contracts.Topics;
import io.belfry.contracts.codec.EventCodec;
import io.belfry.contracts.pbx.CelRow;
import io.belfry.testing.traces.TraceRows;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(KafkaExtension.class)
class TopicFollowerIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final List<Envelope<CelRow>> rows = TraceRows.cel("05-abandon_ringing");

    @InjectKafka KafkaFixture kafka;

    @Test
    void recordsOfAnAbortedTransactionAreNotSeen() throws InterruptedException {
        try (TopicFollower<CelRow> follower = kafka.follow(Topics.PBX_CEL)) {
            sendAndAbort(rows.get(0));
            kafka.send(Topics.PBX_CEL, rows.get(1));

            await().atMost(SOON).until(() -> follower.count() > 0);
            assertThat(follower.since(0)).containsExactly(rows.get(1).data());
            assertThat(follower.since(1)).isEmpty();
        }
    }

    @Test
    void aFailureToReadIsThrownToWhoeverAsks() throws InterruptedException {
        try (TopicFollower<CelRow> follower = kafka.follow(Topics.PBX_CEL)) {
            kafka.sendRaw(
                    Topics.PBX_CEL.name(),
                    "pbx1/x".getBytes(StandardCharsets.UTF_8),
                    "not JSON".getBytes(StandardCharsets.UTF_8),
                    Map.of("ce_type", "io.belfry.pbx.CelRow"));

            await().atMost(SOON)
                    .untilAsserted(
                            () ->
                                    assertThatThrownBy(follower::count)
                                            .hasMessage("cannot read pbx.cel any more")
                                            .rootCause()
                                            .isNotNull());
            assertThatThrownBy(() -> follower.since(0))
                    .hasMessage("cannot read pbx.cel any more")
                    .cause()
                    .hasMessageContaining("malformed record");
        }
    }

    private void sendAndAbort(Envelope<CelRow> row) {
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                kafka.bootstrap(),
                                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                                kafka.prefix() + "aborting"),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(EventCodec.record(Topics.PBX_CEL, kafka.prefix(), row));
            producer.flush();
            producer.abortTransaction();
        }
    }
}
