package io.belfry.pbx.link.ami;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.pbx.CelRow;
import io.belfry.contracts.pbx.ChannelCreated;
import io.belfry.contracts.pbx.LinkLost;
import io.belfry.contracts.pbx.PbxEvent;
import io.belfry.contracts.pbx.PbxLink;
import io.belfry.contracts.pbx.ResyncBegun;
import io.belfry.contracts.pbx.ResyncEnded;
import io.belfry.pbx.link.EventSink;
import io.belfry.pbx.link.LinkState;
import io.belfry.pbx.link.LinkTuning;
import io.belfry.pbx.metrics.AdapterMetrics;
import io.belfry.pbx.settings.PbxSettings.AmiSettings;
import io.belfry.pbx.settings.PbxSettings.TlsSettings;
import io.belfry.pbx.translate.Translator;
import io.belfry.testing.ami.AmiTraceServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A Kafka that takes nothing for a while, again and again, without refusing anything. */
class LinkOverflowTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int BUFFER = 50;

    private final StandingSink sink = new StandingSink();
    private final LinkState state = new LinkState();
    private int said;

    /**
     * A slow handler blocks the reader, and events come minutes late: asterisk-java#592,
     * asterisk-java#161.
     */
    @Test
    void eachOverflowIsAFaultWithResyncAndNothingIsRepeatedOrOutOfOrder() {
        try (AmiTraceServer server = AmiTraceServer.start();
                AmiLink link = link(server.port())) {
            link.start();
            for (int round = 1; round <= 3; round++) {
                awaitUpAfter(round);
                sink.stand();
                int before = said;
                sayUntilNobodyListens(server);
                await().atMost(SOON).until(() -> server.clients() == 0);
                assertThat(said - before).isGreaterThan(BUFFER);
                sink.goOn();
            }
            awaitUpAfter(4);
        }
        List<PbxEvent> events = sink.events.subList(0, last(ResyncEnded.class) + 1);
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i) instanceof LinkLost(String reason)) {
                assertThat(reason).isEqualTo("more events than the buffer of 50 can hold");
                assertThat(events.get(i + 1)).isInstanceOf(ResyncBegun.class);
            }
        }
        assertThat(events).filteredOn(LinkLost.class::isInstance).hasSize(3);
        assertThat(events)
                .filteredOn(ChannelCreated.class::isInstance)
                .extracting(
                        e ->
                                Integer.parseInt(
                                        ((ChannelCreated) e)
                                                .channel()
                                                .uniqueId()
                                                .value()
                                                .substring(2)))
                .isNotEmpty()
                .isSorted()
                .doesNotHaveDuplicates();
    }

    private void awaitUpAfter(int resyncs) {
        await().atMost(SOON)
                .until(
                        () ->
                                state.isUp()
                                        && sink.events.stream()
                                                        .filter(ResyncEnded.class::isInstance)
                                                        .count()
                                                == resyncs);
    }

    /** Until the link is given up, which is when the buffer is full. */
    private void sayUntilNobodyListens(AmiTraceServer server) {
        try {
            while (true) {
                server.inject(
                        "Event: Newchannel\r\nChannel: PJSIP/1001-%08x\r\nChannelState: 4\r\nUniqueid: 9.%d\r\nLinkedid: 9.%d\r\n\r\n"
                                .formatted(said, said, said));
                said++;
            }
        } catch (IllegalStateException e) {
            // nobody listens any more
        }
    }

    private int last(Class<?> type) {
        List<PbxEvent> events = new ArrayList<>(sink.events);
        for (int i = events.size() - 1; i >= 0; i--) {
            if (type.isInstance(events.get(i))) {
                return i;
            }
        }
        throw new AssertionError("no " + type);
    }

    private AmiLink link(int port) {
        Duration second = Duration.ofSeconds(1);
        return new AmiLink(
                new PbxId("pbx1"),
                new AmiSettings(
                        "127.0.0.1", port, "lab", "lab", new TlsSettings(false, null, true)),
                new LinkTuning(
                        BUFFER,
                        SOON,
                        SOON,
                        second,
                        SOON,
                        Duration.ofMillis(100),
                        second,
                        false,
                        10),
                new Translator(List.of(), false, ZoneOffset.UTC),
                sink,
                state,
                new AdapterMetrics(new SimpleMeterRegistry()),
                Clock.systemUTC(),
                Set::of);
    }

    /** Takes events one by one, or stands still. */
    private static final class StandingSink implements EventSink {

        private final List<PbxEvent> events = new CopyOnWriteArrayList<>();
        private volatile CountDownLatch standing = new CountDownLatch(0);

        void stand() {
            standing = new CountDownLatch(1);
        }

        void goOn() {
            standing.countDown();
        }

        @Override
        public void event(PbxEvent event, Instant time) {
            try {
                standing.await();
                events.add(event);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void cel(CelRow row) {}

        @Override
        public void link(PbxLink link) {}

        @Override
        public void malformed(String text, String reason) {
            throw new AssertionError(reason);
        }

        @Override
        public Optional<String> failure() {
            return Optional.empty();
        }

        @Override
        public void resume() {}
    }
}
