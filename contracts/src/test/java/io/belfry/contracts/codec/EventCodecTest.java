package io.belfry.contracts.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.belfry.contracts.Envelope;
import io.belfry.contracts.Topics;
import io.belfry.contracts.command.CommandRequest;
import io.belfry.contracts.command.PbxCommand;
import io.belfry.contracts.config.CredentialsConfig;
import io.belfry.contracts.config.QueueConfig;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.CommandId;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.id.QueueName;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class EventCodecTest {

    private static final Instant AT = Instant.parse("2026-11-21T10:25:51.923860Z");
    private static final Envelope<QueueConfig> SUPPORT =
            new Envelope<>(
                    "e-1",
                    new PbxId("pbx1"),
                    AT,
                    new QueueConfig(
                            new QueueId(8),
                            new QueueName("support"),
                            "Support",
                            "3001",
                            null,
                            3,
                            20));

    @Test
    void aRecordCarriesKeyTimestampValueAndCloudEventsHeaders() {
        ProducerRecord<String, byte[]> record =
                EventCodec.record(Topics.CONFIG_QUEUES, "t1.", SUPPORT);

        assertThat(record.topic()).isEqualTo("t1.config.queues");
        assertThat(record.key()).isEqualTo("pbx1/8");
        assertThat(record.timestamp()).isEqualTo(AT.toEpochMilli());
        assertThat(record.value())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(
                        "{\"id\":8,\"name\":\"support\",\"displayName\":\"Support\","
                                + "\"number\":\"3001\",\"wrapUpSeconds\":3,"
                                + "\"serviceLevelSeconds\":20}");
        assertThat(header(record, "ce_specversion")).isEqualTo("1.0");
        assertThat(header(record, "ce_id")).isEqualTo("e-1");
        assertThat(header(record, "ce_type")).isEqualTo("io.belfry.config.QueueConfig");
        assertThat(header(record, "ce_source")).isEqualTo("pbx1");
        assertThat(header(record, "ce_time")).isEqualTo("2026-11-21T10:25:51.923860Z");
        assertThat(header(record, "content-type")).isEqualTo("application/json");
    }

    @Test
    void whatWasWrittenIsReadAgain() throws Exception {
        ProducerRecord<String, byte[]> record =
                EventCodec.record(Topics.CONFIG_QUEUES, "", SUPPORT);

        assertThat(
                        EventCodec.decode(
                                Topics.CONFIG_QUEUES,
                                record.key(),
                                record.headers(),
                                record.value()))
                .isEqualTo(new Decoded.Value<>(SUPPORT));
    }

    @Test
    void aNullValueDeletesTheObjectOfTheKey() throws Exception {
        assertThat(EventCodec.decode(Topics.CONFIG_QUEUES, "pbx1/8", new RecordHeaders(), null))
                .isEqualTo(new Decoded.Deleted<>(Topics.CONFIG_QUEUES.key(SUPPORT)));
    }

    @Test
    void aTypeOfALaterVersionIsTold() throws Exception {
        ProducerRecord<String, byte[]> record =
                EventCodec.record(Topics.CONFIG_QUEUES, "", SUPPORT);

        assertThat(
                        EventCodec.decode(
                                Topics.CONFIG_LINES,
                                record.key(),
                                record.headers(),
                                record.value()))
                .isEqualTo(new Decoded.UnknownType<>("io.belfry.config.QueueConfig"));
    }

    @Test
    void aValueThatIsNotJsonIsRefusedWithTheReason() {
        assertThatThrownBy(
                        () ->
                                EventCodec.decode(
                                        Topics.CONFIG_QUEUES,
                                        "pbx1/8",
                                        EventCodec.headers(SUPPORT),
                                        "{oops".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessageStartingWith("io.belfry.config.QueueConfig: ");
    }

    @Test
    void anIdThatIsEmptyIsRefused() {
        byte[] value = "{\"id\":8,\"name\":\" \"}".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(
                        () ->
                                EventCodec.decode(
                                        Topics.CONFIG_QUEUES,
                                        "pbx1/8",
                                        EventCodec.headers(SUPPORT),
                                        value))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessageContaining("QueueName must not be empty");
    }

    @Test
    void aRecordWithoutHeadersIsRefusedNamingTheHeader() {
        assertThatThrownBy(
                        () ->
                                EventCodec.decode(
                                        Topics.CONFIG_QUEUES,
                                        "pbx1/8",
                                        new RecordHeaders(),
                                        new byte[0]))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessage("header ce_type is missing");
    }

    @Test
    void aDeadLetterKeepsTheBytesAndSaysWhereFromAndWhy() {
        byte[] bytes = {1, 2, 3};
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>("t1.pbx.cel", 2, 77, new byte[] {9}, bytes);

        ProducerRecord<byte[], byte[]> letter =
                DeadLetter.of("t1.", record, "replication", "not JSON");

        assertThat(letter.topic()).isEqualTo("t1.dead-letters");
        assertThat(letter.key()).containsExactly(9);
        assertThat(letter.value()).containsExactly(1, 2, 3);
        assertThat(header(letter, "dead_letter_topic")).isEqualTo("t1.pbx.cel");
        assertThat(header(letter, "dead_letter_partition")).isEqualTo("2");
        assertThat(header(letter, "dead_letter_offset")).isEqualTo("77");
        assertThat(header(letter, "dead_letter_service")).isEqualTo("replication");
        assertThat(header(letter, "dead_letter_reason")).isEqualTo("not JSON");
    }

    @Test
    void aPasswordHashIsNotPrinted() {
        assertThat(new CredentialsConfig("alice", "$argon2id$secret"))
                .hasToString("CredentialsConfig[login=alice]");
    }

    @Test
    void aCommandKeepsItsKindInTheJson() {
        CommandRequest request =
                new CommandRequest(
                        new CommandId("c-1"),
                        AT,
                        "alice",
                        new PbxCommand.AgentPause(new AgentId(19), null, "lunch"));

        assertThat(EventCodec.value(request))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(
                        "{\"id\":\"c-1\",\"deadline\":\"2026-11-21T10:25:51.923860Z\","
                                + "\"requestedBy\":\"alice\",\"command\":{\"type\":\"AgentPause\","
                                + "\"agent\":19,\"reason\":\"lunch\"}}");
    }

    private static String header(ProducerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
