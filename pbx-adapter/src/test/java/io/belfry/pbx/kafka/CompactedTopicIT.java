package io.belfry.pbx.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.belfry.contracts.Envelope;
import io.belfry.contracts.Topics;
import io.belfry.contracts.codec.EventCodec;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.pbx.SourcePosition;
import io.belfry.testing.infra.KafkaFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

class CompactedTopicIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void aTransactionThatStaysOpenIsToldAndNotWaitedForForEver() throws Exception {
        PbxId pbx = new PbxId("pbx1");
        SourcePosition position = new SourcePosition("cel", "5");
        try (KafkaFixture fixture = KafkaFixture.create()) {
            KafkaSettings kafka =
                    new KafkaSettings(
                            Map.of("bootstrap.servers", fixture.bootstrap()), fixture.prefix());
            try (Producer<String, byte[]> other =
                    kafka.transactionalProducer(fixture.prefix() + "other")) {
                other.initTransactions();
                other.beginTransaction();
                other.send(
                                EventCodec.record(
                                        Topics.PBX_POSITIONS,
                                        fixture.prefix(),
                                        new Envelope<>("1", pbx, Instant.now(), position)))
                        .get();
                assertThatThrownBy(
                                () ->
                                        CompactedTopic.read(
                                                kafka,
                                                Topics.PBX_POSITIONS,
                                                pbx,
                                                Duration.ofMillis(300)))
                        .isInstanceOf(KafkaException.class)
                        .hasMessageContaining(Topics.PBX_POSITIONS.name(fixture.prefix()))
                        .hasMessageContaining("a transaction is open");
                other.commitTransaction();
            }
            assertThat(CompactedTopic.read(kafka, Topics.PBX_POSITIONS, pbx, SOON).values())
                    .containsExactly(position);
        }
    }
}
