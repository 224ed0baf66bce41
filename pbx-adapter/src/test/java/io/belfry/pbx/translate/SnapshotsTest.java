package io.belfry.pbx.translate;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.BridgeId;
import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.pbx.BridgeInfo;
import io.belfry.contracts.pbx.BridgeSnapshot;
import io.belfry.contracts.pbx.ConferenceMemberSnapshot;
import io.belfry.contracts.pbx.ConferenceSnapshot;
import io.belfry.contracts.pbx.ParkedSnapshot;
import io.belfry.contracts.pbx.PbxEvent;
import io.belfry.contracts.pbx.PoolAgentLoggedIn;
import io.belfry.contracts.pbx.PoolAgentLoggedOff;
import io.belfry.contracts.pbx.VoicemailChanged;
import io.belfry.testing.traces.Trace;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The items of the lists of a resync; those of the recording are read by hand from it. */
class SnapshotsTest {

    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

    private final Translator translator = new Translator(List.of(), false, ZoneOffset.UTC);

    @Test
    void everyItemOfTheRecordedListsIsRead() {
        Set<String> lists =
                Set.of(
                        "CoreShowChannel",
                        "QueueParams",
                        "QueueMember",
                        "QueueEntry",
                        "ParkedCall",
                        "Agents",
                        "ConfbridgeList",
                        "DeviceStateChange",
                        "ExtensionStatus");
        List<AmiMessage> items = recorded().stream().filter(m -> lists.contains(m.name())).toList();
        assertThat(items.stream().map(AmiMessage::name).collect(Collectors.toSet()))
                .isEqualTo(lists);
        for (AmiMessage item : items) {
            assertThat(Snapshots.translate(item, translator))
                    .as(item.text())
                    .matches(
                            t ->
                                    t instanceof Translation.Translated
                                            || t instanceof Translation.Dropped(String reason)
                                                    && reason.equals(DroppedEvents.QUEUE_DEVICE));
        }
    }

    @Test
    void aParkedCallHasTheSecondsThatAreLeft() {
        ParkedSnapshot parked = (ParkedSnapshot) first("ParkedCall");
        assertThat(parked.channel().uniqueId()).isEqualTo(new UniqueId("1795257017.138"));
        assertThat(parked.parker()).isEqualTo("PJSIP/trunk");
        assertThat(parked.parkingLot()).isEqualTo("default");
        assertThat(parked.space()).isEqualTo("701");
        assertThat(parked.timeoutSeconds()).isEqualTo(43);
        assertThat(parked.parkedAt()).isEqualTo(NOW.minusSeconds(2)); // ParkingDuration: 2
    }

    @Test
    void aMemberOfAConference() {
        ConferenceMemberSnapshot member = (ConferenceMemberSnapshot) first("ConfbridgeList");
        assertThat(member.channel().name()).isEqualTo("PJSIP/1001-0000004f");
        assertThat(member.conference()).isEqualTo("4001");
        assertThat(member.admin()).isFalse();
        assertThat(member.muted()).isFalse();
        assertThat(member.answeredSeconds()).isEqualTo(5);
    }

    /** Headers: docs.asterisk.org, Asterisk 22, AMI_Events ConfbridgeListRooms. */
    @Test
    void aConference() {
        assertThat(
                        event(
                                "Event: ConfbridgeListRooms",
                                "Conference: 4001",
                                "Parties: 2",
                                "Marked: 0",
                                "Locked: Yes",
                                "Muted: No"))
                .isEqualTo(new ConferenceSnapshot("4001", 2, true));
    }

    /** Headers as those of BridgeInfoComplete in the documentation; the item's name is assumed. */
    @Test
    void aBridge() {
        assertThat(
                        event(
                                "Event: BridgeListItem",
                                "BridgeUniqueid: 99e22d7b-d02d-4514-88fa-cd97de1f377b",
                                "BridgeType: basic",
                                "BridgeTechnology: simple_bridge",
                                "BridgeCreator: <unknown>",
                                "BridgeName: <unknown>",
                                "BridgeNumChannels: 2",
                                "BridgeVideoSourceMode: none"))
                .isEqualTo(
                        new BridgeSnapshot(
                                new BridgeInfo(
                                        new BridgeId("99e22d7b-d02d-4514-88fa-cd97de1f377b"),
                                        "basic",
                                        "simple_bridge",
                                        null,
                                        null,
                                        2)));
    }

    /** Headers as known, compared with no source; the mailbox as in MessageWaiting. */
    @Test
    void aMailbox() {
        assertThat(
                        event(
                                "Event: VoicemailUserEntry",
                                "VMContext: default",
                                "VoiceMailbox: 1001",
                                "Fullname: Alice Martin",
                                "Email: ",
                                "OldMessageCount: 3",
                                "NewMessageCount: 2"))
                .isEqualTo(new VoicemailChanged("1001@default", true, 2, 3));
        assertThat(
                        event(
                                "Event: MessageWaiting",
                                "Mailbox: 1001@default",
                                "Waiting: 1",
                                "New: 2",
                                "Old: 3"))
                .isEqualTo(new VoicemailChanged("1001@default", true, 2, 3));
    }

    @Test
    void theMessagesThatAnOldAsteriskDoesNotListAreThoseOfMailboxCount() {
        AmiMessage entry =
                AmiMessage.parse(
                        List.of(
                                "Event: VoicemailUserEntry",
                                "VMContext: default",
                                "VoiceMailbox: 1001",
                                "NewMessageCount: 1"),
                        NOW);
        assertThat(Mailboxes.toCount(entry)).contains("1001@default");
        Map<String, String> answer =
                Map.of("urgmessages", "1", "newmessages", "2", "oldmessages", "3");
        AmiMessage counted = Mailboxes.counted(entry, answer::get);
        assertThat(event(counted)).isEqualTo(new VoicemailChanged("1001@default", true, 3, 3));
        assertThat(Mailboxes.toCount(counted)).isEmpty();
    }

    /** 36-agent_pool: agent 2001 on the phone 1003, idle when the list was asked for. */
    @Test
    void anAgentOfThePoolWhoIsLoggedIn() {
        PoolAgentLoggedIn agent = (PoolAgentLoggedIn) first("Agents");
        assertThat(agent.agent()).isEqualTo(new AgentNumber("2001"));
        assertThat(agent.channel().name()).isEqualTo("PJSIP/1003-00000054");
        assertThat(agent.channel().uniqueId()).isEqualTo(new UniqueId("1795257053.156"));
        assertThat(agent.channel().linkedId().value()).isEqualTo("1795257053.156");
    }

    @Test
    void anAgentOfThePoolWhoseLogoffWasMissedIsLoggedOffBySnapshotAndOnlyOnce() {
        AmiMessage off =
                AmiMessage.parse(
                        List.of("Event: Agents", "Agent: 2001", "Status: AGENT_LOGGEDOFF"), NOW);
        assertThat(Snapshots.translate(off, translator))
                .isEqualTo(new Translation.Dropped(DroppedEvents.LOGGED_OFF));
        play("36-agent_pool", "AgentLogin"); // the connection is lost behind it
        assertThat(Snapshots.translate(off, translator))
                .isEqualTo(
                        new Translation.Translated(
                                new PoolAgentLoggedOff(new AgentNumber("2001"), 0)));
        assertThat(Snapshots.translate(off, translator)).isInstanceOf(Translation.Dropped.class);
    }

    @Test
    void anAgentOfThePoolWhoseLogoffWasSeenIsNotLoggedOffAgain() {
        play("36-agent_pool", "AgentLogoff");
        assertThat(
                        Snapshots.translate(
                                AmiMessage.parse(
                                        List.of(
                                                "Event: Agents",
                                                "Agent: 2001",
                                                "Status: AGENT_LOGGEDOFF"),
                                        NOW),
                                translator))
                .isInstanceOf(Translation.Dropped.class);
    }

    /** Headers of chan_agent, Asterisk 11: the channel by its name alone. */
    @Test
    void anAgentOfAnOlderAsteriskIsOnTheChannelOfThatName() {
        translator.translate(
                AmiMessage.parse(
                        List.of(
                                "Event: Newchannel",
                                "Channel: SIP/1003-00000001",
                                "ChannelState: 6",
                                "Uniqueid: 1.1"),
                        NOW));
        PoolAgentLoggedIn agent =
                (PoolAgentLoggedIn)
                        event(
                                "Event: Agents",
                                "Agent: 2001",
                                "Name: Pool Agent",
                                "Status: AGENT_ONCALL",
                                "LoggedInChan: SIP/1003-00000001",
                                "LoggedInTime: 1795257053",
                                "TalkingTo: 0612345678",
                                "TalkingToChan: SIP/trunk-00000002");
        assertThat(agent.channel().uniqueId()).isEqualTo(new UniqueId("1.1"));
    }

    /** The events of a recorded scenario up to the first of that name. */
    private void play(String scenario, String last) {
        for (Map<String, String> event : Trace.scenario(scenario).amiEvents()) {
            AmiMessage message = new AmiMessage(event, NOW);
            translator.translate(message);
            if (message.name().equals(last)) {
                return;
            }
        }
        throw new AssertionError("no " + last + " in " + scenario);
    }

    @Test
    void aListItemThatLacksItsIdentityIsMalformed() {
        assertThat(
                        Snapshots.translate(
                                AmiMessage.parse(
                                        List.of("Event: ParkedCall", "ParkingSpace: 701"), NOW),
                                translator))
                .isEqualTo(new Translation.Malformed("ParkedCall: header Channel is missing"));
    }

    private PbxEvent first(String name) {
        return recorded().stream()
                .filter(m -> m.name().equals(name))
                .findFirst()
                .map(m -> event(m))
                .orElseThrow();
    }

    private PbxEvent event(String... lines) {
        return event(AmiMessage.parse(List.of(lines), NOW));
    }

    private PbxEvent event(AmiMessage message) {
        return ((Translation.Translated) Snapshots.translate(message, translator)).event();
    }

    private static List<AmiMessage> recorded() {
        String text = new String(Trace.controlConnection(), StandardCharsets.UTF_8);
        return Arrays.stream(text.split("\r\n\r\n"))
                .map(frame -> AmiMessage.parse(frame.lines().toList(), NOW))
                .filter(AmiMessage::isEvent)
                .toList();
    }
}
