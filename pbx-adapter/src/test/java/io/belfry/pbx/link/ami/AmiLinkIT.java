package io.belfry.pbx.link.ami;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.belfry.contracts.Envelope;
import io.belfry.contracts.Topics;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.pbx.AgentCompleted;
import io.belfry.contracts.pbx.ChannelCreated;
import io.belfry.contracts.pbx.LinkLost;
import io.belfry.contracts.pbx.PbxEvent;
import io.belfry.contracts.pbx.PbxLink;
import io.belfry.contracts.pbx.PbxStarted;
import io.belfry.contracts.pbx.QueueMemberSnapshot;
import io.belfry.contracts.pbx.ResyncBegun;
import io.belfry.contracts.pbx.ResyncEnded;
import io.belfry.pbx.kafka.EventPublisher;
import io.belfry.pbx.kafka.KafkaSettings;
import io.belfry.pbx.link.LinkState;
import io.belfry.pbx.link.LinkTuning;
import io.belfry.pbx.metrics.AdapterMetrics;
import io.belfry.pbx.settings.PbxSettings.AmiSettings;
import io.belfry.pbx.settings.PbxSettings.TlsSettings;
import io.belfry.pbx.translate.AmiMessage;
import io.belfry.pbx.translate.Translation;
import io.belfry.pbx.translate.Translator;
import io.belfry.testing.ami.AmiReply;
import io.belfry.testing.ami.AmiTraceServer;
import io.belfry.testing.infra.KafkaFixture;
import io.belfry.testing.traces.Trace;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class AmiLinkIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static KafkaFixture kafka;

    private PbxId pbx;
    private AmiTraceServer server;
    private EventPublisher publisher;
    private AmiLink link;
    private final LinkState state = new LinkState();
    private final Translator translator =
            new Translator(List.of("USR_", "XIVO_"), false, ZoneOffset.UTC);

    @BeforeAll
    static void kafka() {
        kafka = KafkaFixture.create();
    }

    @AfterAll
    static void close() {
        kafka.close();
    }

    @BeforeEach
    void server(TestInfo test) {
        pbx = new PbxId(test.getTestMethod().orElseThrow().getName());
        server = AmiTraceServer.builder().account("lab", "secret").start();
    }

    @AfterEach
    void stop() {
        if (link != null) {
            link.close();
            publisher.close();
        }
        server.close();
    }

    @Test
    void aRecordedCallIsTypedEventsInOrderBehindTheSnapshot() throws Exception {
        startAndAwaitUp();
        Trace trace = Trace.scenario("02-answered_agent_hangs_up");
        server.play(trace).join();

        List<PbxEvent> expected = new ArrayList<>();
        for (Map<String, String> event : trace.amiEvents()) {
            if (translator.translate(new AmiMessage(event, Instant.EPOCH))
                    instanceof Translation.Translated(var typed)) {
                expected.add(typed);
            }
        }
        await().atMost(SOON)
                .untilAsserted(
                        () ->
                                assertThat(events())
                                        .extracting(Envelope::data)
                                        .hasSizeGreaterThan(expected.size())
                                        .endsWith(expected.toArray(PbxEvent[]::new)));
        List<Envelope<PbxEvent>> events = events();
        // recorded QueueStatus: 4 members; ResyncBegun first, ResyncEnded before the live events
        assertThat(events.getFirst().data()).isInstanceOf(ResyncBegun.class);
        int end = index(events, ResyncEnded.class);
        assertThat(events.subList(0, end))
                .filteredOn(e -> e.data() instanceof QueueMemberSnapshot)
                .hasSize(4);
        assertThat(events.size() - end - 1).isEqualTo(expected.size());
        // Timestamp: 1795256755.963581 of the recorded AgentComplete
        assertThat(events)
                .filteredOn(e -> e.data() instanceof AgentCompleted)
                .extracting(Envelope::time)
                .containsExactly(Instant.parse("2026-11-21T10:25:55.963581Z"));
        assertThat(events).noneMatch(e -> e.data() instanceof PbxStarted);
    }

    @Test
    void aCutConnectionIsToldAndTheStateIsReadAgain() {
        startAndAwaitUp();
        server.cut();
        await().atMost(SOON).until(() -> count(ResyncEnded.class) == 2);
        List<Envelope<PbxEvent>> events = events();
        int lost = index(events, LinkLost.class);
        assertThat(events.get(lost - 1).data()).isInstanceOf(ResyncEnded.class);
        assertThat(events.get(lost + 1).data()).isInstanceOf(ResyncBegun.class);
        await().atMost(SOON).until(state::isUp);
        List<PbxLink> links =
                kafka.read(Topics.PBX_LINK, 6, SOON).stream()
                        .filter(e -> e.pbx().equals(pbx))
                        .map(Envelope::data)
                        .toList();
        assertThat(links)
                .extracting(l -> l.getClass().getSimpleName())
                .containsExactly("Down", "Resyncing", "Up", "Down", "Resyncing", "Up");
    }

    @Test
    void aRefusedLoginIsClearAndTriedSlowly() {
        start("wrong", tuning(1000));
        await().atMost(SOON)
                .until(
                        () ->
                                state.get() instanceof PbxLink.Down(Instant _, String reason)
                                        && reason.contains("Authentication failed"));
        PbxLink.Down down = (PbxLink.Down) state.get();
        assertThat(down.reason())
                .contains("lab@127.0.0.1:" + server.port())
                .doesNotContain("wrong");
        await().during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(4))
                .until(() -> server.acceptedConnections() == 1);
    }

    @Test
    void aMalformedEventIsADeadLetterAndTheNextOneIsNotLost() {
        startAndAwaitUp();
        String broken =
                "Event: Newchannel\r\nChannel: PJSIP/1001-00000001\r\nChannelState: 4\r\n"
                        + "Linkedid: 7.1\r\n\r\n";
        server.inject(broken);
        server.inject(
                "Event: Newchannel\r\nChannel: PJSIP/1001-00000002\r\nChannelState: 4\r\n"
                        + "Uniqueid: 7.2\r\nLinkedid: 7.1\r\n\r\n");
        await().atMost(SOON).until(() -> count(ChannelCreated.class) == 1);
        var letters =
                kafka.readRaw(Topics.DEAD_LETTERS, 1, SOON).stream()
                        .filter(
                                r ->
                                        new String(r.key(), StandardCharsets.UTF_8)
                                                .startsWith(pbx + "/"))
                        .toList();
        assertThat(letters).hasSize(1);
        assertThat(new String(letters.getFirst().value(), StandardCharsets.UTF_8))
                .isEqualTo(broken);
        assertThat(header(letters.getFirst(), "dead_letter_topic")).isEqualTo("ami");
        assertThat(header(letters.getFirst(), "dead_letter_reason"))
                .isEqualTo("Newchannel: header Uniqueid is missing");
    }

    /** A join that is counted twice, seen as an event and in the snapshot: asterisk-java#336. */
    @Test
    void whatHappensDuringTheResyncComesOnceAndBehindTheSnapshot() {
        server.reply(
                "ExtensionStateList",
                action -> {
                    server.inject(
                            "Event: Newchannel\r\nChannel: PJSIP/1001-00000001\r\nChannelState: 4\r\n"
                                    + "Uniqueid: 8.1\r\nLinkedid: 8.1\r\n\r\n");
                    return AmiReply.list(
                                    "Extension Statuses will follow",
                                    "ExtensionStateListComplete",
                                    List.of())
                            .frames(action);
                });
        startAndAwaitUp();
        await().atMost(SOON).until(() -> count(ChannelCreated.class) == 1);
        List<Envelope<PbxEvent>> events = events();
        assertThat(index(events, ChannelCreated.class))
                .isEqualTo(index(events, ResyncEnded.class) + 1);
    }

    @Test
    void aPbxThatDoesNotAnswerPingsIsTakenForHalfOpen() {
        server.reply("Ping", AmiReply.silence());
        startAndAwaitUp();
        await().atMost(SOON).until(() -> count(LinkLost.class) >= 1);
        assertThat(events())
                .filteredOn(e -> e.data() instanceof LinkLost)
                .first()
                .extracting(e -> ((LinkLost) e.data()).reason())
                .asString()
                .contains("ping");
    }

    @Test
    void moreEventsThanTheBufferHoldsAreALinkFaultWithResync() {
        start("secret", tuning(10));
        await().atMost(SOON).until(state::isUp);
        server.play(Trace.scenario("02-answered_agent_hangs_up")).handle((_, _) -> null).join();
        await().atMost(SOON).until(() -> count(ResyncEnded.class) >= 2);
        assertThat(events())
                .filteredOn(e -> e.data() instanceof LinkLost)
                .first()
                .extracting(e -> ((LinkLost) e.data()).reason())
                .isEqualTo("more events than the buffer of 10 can hold");
    }

    @Test
    void anAccountWithoutTheRightToReadTheStateIsToldSo() {
        server.reply("QueueStatus", AmiReply.error("Permission denied"));
        start("secret", tuning(1000));
        await().atMost(SOON)
                .until(
                        () ->
                                state.get() instanceof PbxLink.Down(Instant _, String reason)
                                        && reason.endsWith("QueueStatus: Permission denied"));
        link.close();
        publisher.close();
        // once, also on the topic: "starting", the attempt, and why it failed
        assertThat(
                        kafka.read(Topics.PBX_LINK, 0, SOON).stream()
                                .filter(e -> e.pbx().equals(pbx))
                                .map(Envelope::data)
                                .map(l -> l instanceof PbxLink.Down d ? d.reason() : "attempt"))
                .containsExactly(
                        "starting",
                        "attempt",
                        "lab@127.0.0.1:" + server.port() + ": QueueStatus: Permission denied");
    }

    private void startAndAwaitUp() {
        start("secret", tuning(20_000));
        await().atMost(SOON).until(state::isUp);
    }

    private void start(String secret, LinkTuning tuning) {
        AdapterMetrics metrics = new AdapterMetrics(new SimpleMeterRegistry());
        KafkaSettings settings =
                new KafkaSettings(Map.of("bootstrap.servers", kafka.bootstrap()), kafka.prefix());
        publisher = new EventPublisher(pbx, settings, metrics, Clock.systemUTC(), (_, _) -> {});
        link =
                new AmiLink(
                        pbx,
                        new AmiSettings(
                                "127.0.0.1",
                                server.port(),
                                "lab",
                                secret,
                                new TlsSettings(false, null, true)),
                        tuning,
                        translator,
                        publisher,
                        state,
                        metrics,
                        Clock.systemUTC(),
                        Set::of);
        link.start();
    }

    private static LinkTuning tuning(int buffer) {
        return new LinkTuning(
                buffer,
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofMillis(500),
                Duration.ofSeconds(2),
                Duration.ofSeconds(1),
                Duration.ofMinutes(1),
                false,
                100);
    }

    private List<Envelope<PbxEvent>> events() {
        return kafka.read(Topics.PBX_AMI, 0, SOON).stream()
                .filter(e -> e.pbx().equals(pbx))
                .toList();
    }

    private long count(Class<?> type) {
        return events().stream().filter(e -> type.isInstance(e.data())).count();
    }

    private static int index(List<Envelope<PbxEvent>> events, Class<?> type) {
        for (int i = 0; i < events.size(); i++) {
            if (type.isInstance(events.get(i).data())) {
                return i;
            }
        }
        throw new AssertionError("no " + type + " in " + events);
    }

    private static String header(
            org.apache.kafka.clients.consumer.ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
