package io.belfry.stats.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.Envelope;
import io.belfry.contracts.PbxPartitioner;
import io.belfry.contracts.RecordKey;
import io.belfry.contracts.Topic;
import io.belfry.contracts.Topics;
import io.belfry.contracts.codec.EventCodec;
import io.belfry.contracts.config.AgentConfig;
import io.belfry.contracts.config.LineConfig;
import io.belfry.contracts.config.QueueConfig;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.Device;
import io.belfry.contracts.id.GroupId;
import io.belfry.contracts.id.LineId;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.pbx.AgentLoggedIn;
import io.belfry.contracts.pbx.ChannelState;
import io.belfry.contracts.pbx.QueueCallerJoined;
import io.belfry.contracts.pbx.QueueLogRow;
import io.belfry.contracts.pbx.QueueMemberAdded;
import io.belfry.contracts.pbx.RecordingStarted;
import io.belfry.contracts.pbx.RecordingStopped;
import io.belfry.contracts.state.AgentState;
import io.belfry.contracts.state.AgentStatus;
import io.belfry.contracts.state.CallDirection;
import io.belfry.contracts.state.CallType;
import io.belfry.contracts.state.MonitorState;
import io.belfry.contracts.state.QueueCounter;
import io.belfry.contracts.state.QueueStatistics;
import io.belfry.stats.engine.Engine;
import io.belfry.stats.fixture.Events;
import io.belfry.stats.queue.RuleBook;
import io.belfry.stats.store.Moment;
import io.belfry.stats.store.Outbox;
import io.belfry.stats.time.Days;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Records in, records out: what the edge adds to the engine. */
class StatsTopologyTest {

    private static final Instant T = Instant.parse("2026-11-21T10:00:00.123Z");
    private static final PbxId PBX = new PbxId("pbx1");

    private final Path state = Path.of("target", "topology-test-state");
    private final List<String> refused = new ArrayList<>();
    private final List<String> late = new ArrayList<>();
    private TopologyTestDriver driver;
    private int ids;

    @BeforeEach
    void open() {
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "t.realtime-stats");
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:9092");
        config.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        StatsSettings settings =
                new StatsSettings(
                        "t.",
                        new Days(ZoneId.of("UTC"), LocalTime.MIDNIGHT),
                        RuleBook.STANDARD,
                        Duration.ofMillis(200),
                        Duration.ofHours(1));
        driver = new TopologyTestDriver(StatsTopology.build(settings, new Listener()), config, T);
    }

    private final class Listener implements DeadLetterListener {

        @Override
        public void deadLetter(String topic, String reason) {
            refused.add(reason);
        }

        @Override
        public void late(String topic) {
            late.add(topic);
        }
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void aStateCarriesTheTimeOfItsEventAnIdMadeOfItAndTheKeyOfItsPbx() {
        configure();
        send(Topics.PBX_AMI, new QueueMemberAdded(Events.member("support", "1001", false, "")));
        TestRecord<String, byte[]> ready = out(Topics.STATE_AGENTS).getLast();
        assertThat(ready.key()).isEqualTo("pbx1/1");
        assertThat(ready.timestamp()).isEqualTo(T.toEpochMilli());
        assertThat(header(ready, "ce_time")).isEqualTo(T.toString());
        assertThat(header(ready, "ce_id")).isEqualTo("e4/state.agents/1");
        assertThat(header(ready, "ce_source")).isEqualTo("pbx1");
        assertThat(header(ready, "ce_type")).isEqualTo("io.belfry.state.AgentStatus");
    }

    @Test
    void factsOfEveryKindSurviveTheStore() {
        // goes through JSON and back: seats, deliveries, recordings, presences, callers, tallies
        configure();
        send(Topics.PBX_AMI, new QueueMemberAdded(Events.member("support", "1001", false, "")));
        send(Topics.PBX_AMI, new AgentLoggedIn(new AgentNumber("1001"), null, "1001", "internal"));
        var caller = Events.channel("PJSIP/t-1", "1", "1", ChannelState.UP, "06", null, "3001");
        send(Topics.PBX_AMI, new io.belfry.contracts.pbx.ChannelCreated(caller));
        send(Topics.PBX_AMI, new RecordingStarted(caller));
        send(Topics.PBX_AMI, new QueueCallerJoined(caller, new QueueName("support"), 1, 1));
        send(
                Topics.PBX_AMI,
                new io.belfry.contracts.pbx.AgentCalled(
                        caller, null, new QueueName("support"), new AgentNumber("1001"), "x"));
        send(
                Topics.PBX_AMI,
                new io.belfry.contracts.pbx.ChannelStateChanged(
                        Events.channel(
                                "PJSIP/1001-2", "2", "1", ChannelState.UP, "1001", "06", "s")));
        send(Topics.PBX_QUEUE_LOG, row("ENTERQUEUE", "", "06", "1"));
        driver.advanceWallClockTime(Duration.ofSeconds(2));
        assertThat(refused).isEmpty();
        assertThat(new String(out(Topics.STATE_AGENTS).getLast().value(), StandardCharsets.UTF_8))
                .contains("\"name\":\"OnCall\"", "\"acd\":true", "\"monitorState\":\"ACTIVE\"");
        assertThat(new String(out(Topics.STATS_QUEUES).getLast().value(), StandardCharsets.UTF_8))
                .contains(
                        "\"TalkingAgents\":1.0",
                        "\"WaitingCalls\":1.0",
                        "\"TotalNumberCallsEntered\":1.0");

        // a task that begins anew finds the same
        Told told = new Told(new ArrayList<>());
        Engine again =
                new Engine(
                        new StoreTables(
                                driver.getKeyValueStore(StatsTopology.FACTS), StoreJson.mapper()),
                        told,
                        new Days(ZoneId.of("UTC"), LocalTime.MIDNIGHT),
                        RuleBook.STANDARD);
        assertThat(again.started()).containsExactly(PBX);
        again.on(new Moment(PBX, "x", T.plusSeconds(2)), new RecordingStopped(caller));
        again.publishQueues(PBX, T.plusSeconds(2));
        assertThat(told.objects())
                .filteredOn(AgentStatus.class::isInstance)
                .last()
                .extracting(o -> ((AgentStatus) o).state())
                .isEqualTo(
                        new AgentState.OnCall(
                                true,
                                CallDirection.INCOMING,
                                CallType.EXTERNAL,
                                MonitorState.DISABLED));
        assertThat(told.objects())
                .filteredOn(QueueStatistics.class::isInstance)
                .last()
                .extracting(o -> ((QueueStatistics) o).counters())
                .asInstanceOf(InstanceOfAssertFactories.map(QueueCounter.class, Double.class))
                .containsEntry(QueueCounter.TALKING_AGENTS, 1.0)
                .containsEntry(QueueCounter.WAITING_CALLS, 1.0)
                .containsEntry(QueueCounter.TOTAL_NUMBER_CALLS_ENTERED, 1.0);
    }

    private record Told(List<Object> objects) implements Outbox {

        @Override
        public <T> void state(Topic<T> topic, Moment moment, T object) {
            objects.add(object);
        }

        @Override
        public <T> void event(Topic<T> topic, Moment moment, String what, T event) {
            objects.add(event);
        }

        @Override
        public void gone(Topic<?> topic, Moment moment, String object) {}
    }

    @Test
    void theSameStateIsNotSaidTwice() {
        configure();
        int before = out(Topics.STATE_AGENTS).size();
        configure();
        assertThat(before).isEqualTo(1);
        assertThat(out(Topics.STATE_AGENTS)).isEmpty();
    }

    @Test
    void aDeletedAgentIsDeletedFromTheStates() {
        configure();
        out(Topics.STATE_AGENTS);
        ProducerRecord<String, byte[]> gone =
                EventCodec.tombstone(Topics.CONFIG_AGENTS, "t.", new RecordKey(PBX, "1"), T);
        pipe(gone.topic(), gone.key(), null, new RecordHeaders());
        assertThat(out(Topics.STATE_AGENTS))
                .singleElement()
                .returns("pbx1/1", TestRecord::key)
                .returns(null, TestRecord::value);
    }

    @Test
    void whatCannotBeReadOrJudgedIsADeadLetterAndNothingElseIsLost() {
        configure();
        Envelope<QueueLogRow> envelope =
                new Envelope<>("bad", PBX, T, row("CONNECT", "soon", "1.1", "1"));
        pipe(
                "t.pbx.queue-log",
                "pbx1/support",
                "{broken".getBytes(StandardCharsets.UTF_8),
                EventCodec.headers(envelope));
        send(Topics.PBX_QUEUE_LOG, envelope.data());
        pipe("t.config.agents", "pbx1/not-a-number", null, new RecordHeaders());
        RecordHeaders later = new RecordHeaders();
        EventCodec.headers(envelope)
                .forEach(
                        h -> {
                            if (!h.key().equals("ce_type")) {
                                later.add(h);
                            }
                        });
        later.add("ce_type", "io.belfry.pbx.OfALaterVersion".getBytes(StandardCharsets.UTF_8));
        pipe("t.pbx.queue-log", "pbx1/support", "{}".getBytes(StandardCharsets.UTF_8), later);
        send(Topics.PBX_QUEUE_LOG, row("CONNECT", "15", "1.1", "1"));
        driver.advanceWallClockTime(Duration.ofSeconds(1));

        List<TestRecord<String, byte[]>> letters = read("t.dead-letters");
        assertThat(letters).hasSize(3);
        assertThat(letters.getFirst().value()).asString().isEqualTo("{broken");
        assertThat(header(letters.getFirst(), "dead_letter_topic")).isEqualTo("t.pbx.queue-log");
        assertThat(header(letters.getFirst(), "dead_letter_service")).isEqualTo("realtime-stats");
        assertThat(header(letters.get(1), "dead_letter_reason"))
                .isEqualTo("CONNECT without seconds in data1: soon");
        assertThat(header(letters.get(2), "dead_letter_reason")).contains("not-a-number");
        assertThat(refused).hasSize(3);
        assertThat(new String(out(Topics.STATS_QUEUES).getLast().value(), StandardCharsets.UTF_8))
                .contains("\"TotalNumberCallsAnswered\":1.0");
    }

    @Test
    void anEventThatIsLateBeyondTheBoundIsAppliedAndReported() {
        configure();
        send(Topics.PBX_QUEUE_LOG, row("ENTERQUEUE", "", "06", "1"));
        sendAt(T.minusSeconds(3600), row(T.minusSeconds(3600), "ENTERQUEUE", "", "06", "1"));
        assertThat(late).isEmpty();
        sendAt(T.minusSeconds(3601), row(T.minusSeconds(3601), "ENTERQUEUE", "", "06", "1"));
        assertThat(late).containsExactly("t.pbx.queue-log");
        driver.advanceWallClockTime(Duration.ofSeconds(1));
        assertThat(new String(out(Topics.STATS_QUEUES).getLast().value(), StandardCharsets.UTF_8))
                .contains("\"TotalNumberCallsEntered\":3.0");
    }

    @Test
    void everythingOfAPbxStaysInItsPartition() {
        assertThat(PbxPartitioner.partition("pbx1/1", 4))
                .isEqualTo(PbxPartitioner.partition("pbx1/support", 4));
        assertThat(StatsTopology.INPUTS).doesNotContainAnyElementsOf(StatsTopology.OUTPUTS);
    }

    private void configure() {
        send(
                Topics.CONFIG_LINES,
                new LineConfig(new LineId(1), "1001", "internal", new Device("PJSIP/1001"), null));
        send(
                Topics.CONFIG_AGENTS,
                new AgentConfig(
                        new AgentId(1),
                        new AgentNumber("1001"),
                        "Alice",
                        "Martin",
                        new GroupId(1),
                        null,
                        "internal"));
        send(
                Topics.CONFIG_QUEUES,
                new QueueConfig(
                        new QueueId(1),
                        new QueueName("support"),
                        "Support",
                        "3001",
                        "internal",
                        3,
                        20));
    }

    private static QueueLogRow row(String event, String... data) {
        return row(T, event, data);
    }

    private static QueueLogRow row(Instant time, String event, String... data) {
        String[] d = java.util.Arrays.copyOf(data, 5);
        return new QueueLogRow(
                "1", time, "c1", "support", "NONE", event, d[0], d[1], d[2], d[3], d[4]);
    }

    private void sendAt(Instant time, QueueLogRow row) {
        ProducerRecord<String, byte[]> record =
                EventCodec.record(
                        Topics.PBX_QUEUE_LOG, "t.", new Envelope<>("e" + ++ids, PBX, time, row));
        pipe(record.topic(), record.key(), record.value(), record.headers());
    }

    private <T> void send(Topic<T> topic, T data) {
        ProducerRecord<String, byte[]> record =
                EventCodec.record(
                        topic, "t.", new Envelope<>("e" + ++ids, PBX, StatsTopologyTest.T, data));
        pipe(record.topic(), record.key(), record.value(), record.headers());
    }

    private void pipe(String topic, String key, byte[] value, Headers headers) {
        driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(
                        new TestRecord<>(key.getBytes(StandardCharsets.UTF_8), value, headers, T));
    }

    private List<TestRecord<String, byte[]>> out(Topic<?> topic) {
        return read("t." + topic.name());
    }

    private List<TestRecord<String, byte[]>> read(String topic) {
        return driver.createOutputTopic(
                        topic, new StringDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    private static String header(TestRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
