package io.belfry.pbx.link.ami;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.belfry.contracts.pbx.BridgeSnapshot;
import io.belfry.contracts.pbx.ChannelSnapshot;
import io.belfry.contracts.pbx.ConferenceMemberSnapshot;
import io.belfry.contracts.pbx.ConferenceSnapshot;
import io.belfry.contracts.pbx.LinkLost;
import io.belfry.contracts.pbx.ParkedSnapshot;
import io.belfry.contracts.pbx.PbxEvent;
import io.belfry.contracts.pbx.PbxStarted;
import io.belfry.contracts.pbx.PoolAgentLoggedIn;
import io.belfry.contracts.pbx.ResyncBegun;
import io.belfry.contracts.pbx.ResyncEnded;
import io.belfry.contracts.pbx.VoicemailChanged;
import io.belfry.pbx.simulated.LiveState;
import io.belfry.pbx.simulated.SimulatedPbx;
import io.belfry.testing.ami.AmiReply;
import io.belfry.testing.ami.AmiTraceServer;
import io.belfry.testing.ami.FaultyProxy;
import io.belfry.testing.infra.KafkaFixture;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may happen between an adapter and its PBX, and what a consumer knows afterwards. */
class LinkFaultsIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final List<String> QUEUES =
            List.of("support", "sales", "billing", "orders", "returns", "delivery", "vip", "info");
    private static KafkaFixture kafka;

    @TempDir Path folder;

    @BeforeAll
    static void kafka() {
        kafka = KafkaFixture.create();
    }

    @AfterAll
    static void close() {
        kafka.close();
    }

    /**
     * Events lost at a reconnect of which nobody is told: ari4java#85, asterisk-java#350, qpanel#6.
     */
    @Test
    void aConnectionCutInTheMiddleOfAHundredCallsLeavesNoTraceInTheState() {
        try (SimulatedPbx pbx = SimulatedPbx.start("cut", folder, 8, QUEUES.size());
                FaultyProxy network = FaultyProxy.to(pbx.amiPort());
                TestLink link = link("cut", network.port())) {
            await().atMost(SOON).until(link::isUp);
            calls(pbx, 0, 40);
            network.cut();
            calls(pbx, 40, 70); // nobody listens: only the snapshot can tell of them
            await().atMost(SOON).until(() -> link.count(LinkLost.class) == 1);
            calls(pbx, 70, 100);
            await().atMost(SOON)
                    .untilAsserted(
                            () -> {
                                // the PBX goes on meanwhile: both looks at it must be alike
                                var before = new LiveState(pbx.channels(), pbx.waiting());
                                LiveState told = LiveState.of(link.events());
                                assertThat(pbx.channels()).isEqualTo(before.channels());
                                assertThat(pbx.waiting()).isEqualTo(before.waiting());
                                assertThat(told).isEqualTo(before);
                                assertThat(told.channels()).hasSizeGreaterThanOrEqualTo(100);
                            });
            assertThat(link.count(ResyncEnded.class)).isEqualTo(2);
        }
    }

    @Test
    void aHalfOpenConnectionIsGivenUpAndTheLinkIsBackWithTheNetwork() {
        try (AmiTraceServer server = AmiTraceServer.start();
                FaultyProxy network = FaultyProxy.to(server.port());
                TestLink link = link("halfopen", network.port(), "lab", "lab")) {
            await().atMost(SOON).until(link::isUp);
            network.stall(true);
            await().atMost(SOON).until(() -> link.count(LinkLost.class) == 1);
            assertThat(link.isUp()).isFalse();
            assertThat(link.events())
                    .filteredOn(LinkLost.class::isInstance)
                    .containsExactly(new LinkLost("no event and no answer to a ping within PT3S"));
            network.stall(false);
            await().atMost(SOON).until(() -> link.count(ResyncEnded.class) == 2);
        }
    }

    @Test
    void aPbxThatWasRestartedSaysSoBeforeItsNewState() {
        try (AmiTraceServer server = AmiTraceServer.start()) {
            server.reply("CoreStatus", startedAt("10:00:00"));
            try (TestLink link = link("restart", server.port(), "lab", "lab")) {
                await().atMost(SOON).until(link::isUp);
                server.cut();
                await().atMost(SOON).until(() -> link.count(ResyncEnded.class) == 2);
                assertThat(link.count(PbxStarted.class)).isZero(); // only the network was away
                server.reply("CoreStatus", startedAt("11:30:00"));
                server.cut();
                await().atMost(SOON).until(() -> link.count(ResyncEnded.class) == 3);
                List<PbxEvent> events = link.events();
                int started = events.indexOf(new PbxStarted(null));
                assertThat(events.get(started - 1)).isInstanceOf(LinkLost.class);
                assertThat(events.get(started + 1)).isInstanceOf(ResyncBegun.class);
                assertThat(link.count(PbxStarted.class)).isEqualTo(1);
            }
        }
    }

    @Test
    void aPbxThatFinishesItsStartUnderTheLinkIsReadAgain() {
        try (AmiTraceServer server = AmiTraceServer.start();
                TestLink link = link("booting", server.port(), "lab", "lab")) {
            await().atMost(SOON).until(link::isUp);
            server.inject("Event: FullyBooted\r\nStatus: Fully Booted\r\nUptime: 3\r\n\r\n");
            await().atMost(SOON).until(() -> link.count(ResyncEnded.class) == 2);
            assertThat(link.events())
                    .filteredOn(PbxStarted.class::isInstance)
                    .containsExactly(new PbxStarted(3L));
            assertThat(link.count(LinkLost.class)).isZero();
            assertThat(server.acceptedConnections()).isEqualTo(1);
        }
    }

    /** Bridges, conferences, parked calls, mailboxes: lists that the recorded PBX has, or not. */
    @Test
    void everyListThatThePbxKnowsIsInTheSnapshotAndTheOthersAreNot() {
        try (AmiTraceServer server = AmiTraceServer.start()) {
            String channel =
                    "Channel: PJSIP/1001-0000004f|ChannelState: 6|Uniqueid: 7.1|Linkedid: 7.1";
            server.reply(
                    "BridgeList",
                    list(
                            "BridgeList",
                            "Event: BridgeListItem|BridgeUniqueid: b-1|"
                                    + "BridgeType: basic|BridgeTechnology: simple_bridge|"
                                    + "BridgeNumChannels: 2"));
            server.reply(
                    "ConfbridgeListRooms",
                    list(
                            "ConfbridgeListRooms",
                            "Event: ConfbridgeListRooms|Conference: 4001|Parties: 1|Marked: 0|"
                                    + "Locked: No|Muted: No"));
            server.reply(
                    "ConfbridgeList",
                    action ->
                            list(
                                            "ConfbridgeList",
                                            "Event: ConfbridgeList|Conference: "
                                                    + action.get("Conference").orElse("none")
                                                    + "|Admin: No|Muted: No|"
                                                    + channel)
                                    .frames(action));
            server.reply("MeetmeListRooms", AmiReply.error("No active conferences."));
            server.reply(
                    "ParkedCalls",
                    list(
                            "ParkedCalls",
                            "Event: ParkedCall|ParkeeChannel: PJSIP/trunk-0000004c|"
                                    + "ParkeeChannelState: 6|ParkeeUniqueid: 8.1|"
                                    + "ParkeeLinkedid: 8.1|ParkerDialString: PJSIP/1001|"
                                    + "Parkinglot: default|ParkingSpace: 701|ParkingTimeout: 43|"
                                    + "ParkingDuration: 2"));
            server.reply(
                    "VoicemailUsersList",
                    list(
                            "VoicemailUserEntry",
                            "Event: VoicemailUserEntry|VMContext: default|VoiceMailbox: 1001|"
                                    + "NewMessageCount: 2")); // an Asterisk 11
            server.reply(
                    "MailboxCount",
                    action ->
                            AmiReply.fixed(
                                            List.of(
                                                    List.of(
                                                            "Response: Success",
                                                            "Message: Mailbox Message Count",
                                                            "Mailbox: "
                                                                    + action.get("Mailbox")
                                                                            .orElse("none"),
                                                            "UrgMessages: 0",
                                                            "NewMessages: 2",
                                                            "OldMessages: 1")))
                                    .frames(action));
            server.reply("DeviceStateList", AmiReply.error("Permission denied"));
            try (TestLink link = link("lists", server.port(), "lab", "lab")) {
                await().atMost(SOON).until(link::isUp);
                await().atMost(SOON).until(() -> link.count(ResyncEnded.class) == 1);
                List<PbxEvent> events = link.events();
                assertThat(events.getFirst()).isInstanceOf(ResyncBegun.class);
                assertThat(events.getLast()).isInstanceOf(ResyncEnded.class);
                assertThat(events)
                        .filteredOn(BridgeSnapshot.class::isInstance)
                        .extracting(e -> ((BridgeSnapshot) e).bridge().id().value())
                        .containsExactly("b-1");
                assertThat(events).contains(new ConferenceSnapshot("4001", 1, false));
                assertThat(events)
                        .filteredOn(ConferenceMemberSnapshot.class::isInstance)
                        .extracting(e -> ((ConferenceMemberSnapshot) e).conference())
                        .containsExactly("4001");
                assertThat(events)
                        .filteredOn(ParkedSnapshot.class::isInstance)
                        .extracting(e -> ((ParkedSnapshot) e).space())
                        .containsExactly("701");
                // 1002 is in the directory, and in a database of the PBX: it is not in its list
                assertThat(events)
                        .contains(
                                new VoicemailChanged("1001@default", true, 2, 1),
                                new VoicemailChanged("1002@default", true, 2, 1));
                assertThat(server.actions("MailboxCount"))
                        .extracting(a -> a.get("Mailbox").orElse("none"))
                        .containsExactly("1001@default", "1002@default");
                assertThat(events)
                        .filteredOn(PoolAgentLoggedIn.class::isInstance)
                        .extracting(e -> ((PoolAgentLoggedIn) e).agent().value())
                        .containsExactly("2001"); // as recorded
                assertThat(events).noneMatch(ChannelSnapshot.class::isInstance); // as recorded
            }
        }
    }

    private static AmiReply startedAt(String time) {
        return AmiReply.fixed(
                List.of(
                        List.of(
                                "Response: Success",
                                "CoreStartupDate: 2026-11-21",
                                "CoreStartupTime: " + time)));
    }

    private static AmiReply list(String name, String event) {
        return AmiReply.list(
                "List will follow", name + "Complete", List.of(List.of(event.split("\\|"))));
    }

    private static void calls(SimulatedPbx pbx, int from, int to) {
        for (int i = from; i < to; i++) {
            pbx.call(QUEUES.get(i % QUEUES.size()), "06%08d".formatted(i));
        }
    }

    private static TestLink link(String pbx, int port) {
        return link(pbx, port, SimulatedPbx.USER, SimulatedPbx.SECRET);
    }

    private static TestLink link(String pbx, int port, String user, String secret) {
        return new TestLink(pbx, kafka, port, user, secret, Map.of()).start();
    }
}
