package io.belfry.pbx.translate;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.id.Device;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.pbx.ChannelHungUp;
import io.belfry.contracts.pbx.ChannelStateChanged;
import io.belfry.contracts.pbx.DialEnded;
import io.belfry.contracts.pbx.PbxEvent;
import io.belfry.contracts.pbx.QueueMember;
import io.belfry.contracts.pbx.QueueMemberSnapshot;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is remembered of an Asterisk 11 when its state is read again. */
class MemoryTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final UniqueId CALLER = new UniqueId("1.1");
    private static final UniqueId LEG = new UniqueId("1.2");

    private final Translator translator = new Translator(List.of(), false, ZoneOffset.UTC);
    private final Memory memory = translator.memory();

    @Test
    void aMemberThatTheSnapshotDoesNotNameIsForgottenAndTheOthersKeepWhatItLeavesOut() {
        member("QueueMemberAdded", "SIP/a", "StateInterface: SIP/phone-a", "Paused: 0");
        member("QueueMemberAdded", "SIP/b", "StateInterface: SIP/phone-b", "Paused: 0");

        translator.snapshotBegins();
        PbxEvent read =
                snapshot(
                        "Event: QueueMember",
                        "Queue: support",
                        "Name: SIP/a",
                        "Location: SIP/a",
                        "Membership: dynamic",
                        "Penalty: 1",
                        "CallsTaken: 0",
                        "LastCall: 0",
                        "Status: 1",
                        "Paused: 0");
        translator.snapshotEnds();

        QueueMember a = ((QueueMemberSnapshot) read).member();
        assertThat(a.device()).isEqualTo(new Device("SIP/phone-a"));
        assertThat(memory.members().find(new QueueName("support"), "SIP/a")).isEqualTo(a);
        assertThat(memory.members().find(new QueueName("support"), "SIP/b")).isNull();
    }

    @Test
    void aChannelThatTheSnapshotDoesNotNameTakesItsBridgeItsDialAndItsSpyWithIt() {
        channel(CALLER, "SIP/1001-1");
        channel(LEG, "SIP/1002-2");
        event(
                "Event: Dial",
                "SubEvent: Begin",
                "Channel: SIP/1001-1",
                "Destination: SIP/1002-2",
                "UniqueID: 1.1",
                "DestUniqueID: 1.2",
                "Dialstring: 1002");
        event(
                "Event: Bridge",
                "Bridgestate: Link",
                "Bridgetype: core",
                "Channel1: SIP/1001-1",
                "Channel2: SIP/1002-2",
                "Uniqueid1: 1.1",
                "Uniqueid2: 1.2");
        event("Event: ChanSpyStart", "SpyerChannel: SIP/1001-1", "SpyeeChannel: SIP/1002-2");
        assertThat(memory.bridges().peer(CALLER)).isNotNull();
        assertThat(memory.spies()).isNotEmpty();

        translator.snapshotBegins();
        snapshot(
                "Event: CoreShowChannel",
                "Channel: SIP/1001-1",
                "UniqueID: 1.1",
                "ChannelState: 6",
                "Duration: 00:00:09",
                "BridgedChannel: ",
                "BridgedUniqueID: ");
        translator.snapshotEnds();

        assertThat(memory.channels().lives(CALLER)).isTrue();
        assertThat(memory.channels().lives(LEG)).isFalse();
        assertThat(memory.bridges().peer(CALLER)).isNull();
        assertThat(memory.spies()).isEmpty();
        // its last words, said before the list was, still belong to the call
        List<PbxEvent> last =
                event(
                        "Event: Hangup",
                        "Channel: SIP/1002-2",
                        "Uniqueid: 1.2",
                        "Cause: 16",
                        "Cause-txt: Normal Clearing");
        assertThat(last).hasSize(1);
        assertThat(((ChannelHungUp) last.getFirst()).channel().linkedId().value()).isEqualTo("1.1");
        // nobody answers a dial that is over
        List<PbxEvent> up =
                event("Event: Newstate", "Channel: SIP/1002-2", "Uniqueid: 1.2", "ChannelState: 6");
        assertThat(up).hasExactlyElementsOfTypes(ChannelStateChanged.class);
    }

    @Test
    void aDialOfChannelsThatGoOnIsAnsweredBehindTheSnapshot() {
        channel(CALLER, "SIP/1001-1");
        channel(LEG, "SIP/1002-2");
        event(
                "Event: Dial",
                "SubEvent: Begin",
                "Channel: SIP/1001-1",
                "Destination: SIP/1002-2",
                "UniqueID: 1.1",
                "DestUniqueID: 1.2");
        translator.snapshotBegins();
        for (String name : List.of("SIP/1001-1:1.1", "SIP/1002-2:1.2")) {
            snapshot(
                    "Event: CoreShowChannel",
                    "Channel: " + name.split(":")[0],
                    "UniqueID: " + name.split(":")[1],
                    "ChannelState: 5",
                    "Duration: 00:00:09");
        }
        translator.snapshotEnds();
        assertThat(
                        event(
                                "Event: Newstate",
                                "Channel: SIP/1002-2",
                                "Uniqueid: 1.2",
                                "ChannelState: 6"))
                .hasExactlyElementsOfTypes(ChannelStateChanged.class, DialEnded.class);
    }

    @Test
    void theEldestIsForgottenWhenThereAreTooMany() {
        List<String> forgotten = new ArrayList<>();
        Map<Integer, String> two = new Bounded<>(2, forgotten::add);
        two.put(1, "a");
        two.put(2, "b");
        two.put(1, "A");
        two.put(3, "c");
        assertThat(two).containsOnlyKeys(2, 3);
        assertThat(forgotten).containsExactly("A");
    }

    private void channel(UniqueId id, String name) {
        event("Event: Newchannel", "Channel: " + name, "ChannelState: 0", "Uniqueid: " + id);
    }

    private void member(String event, String location, String... more) {
        List<String> lines =
                new ArrayList<>(
                        List.of(
                                "Event: " + event,
                                "Queue: support",
                                "MemberName: " + location,
                                "Location: " + location));
        lines.addAll(List.of(more));
        event(lines.toArray(String[]::new));
    }

    private List<PbxEvent> event(String... lines) {
        return events(translator.translate(AmiMessage.parse(List.of(lines), NOW)));
    }

    private PbxEvent snapshot(String... lines) {
        return events(Snapshots.translate(AmiMessage.parse(List.of(lines), NOW), translator))
                .getFirst();
    }

    private static List<PbxEvent> events(Translation translation) {
        return switch (translation) {
            case Translation.Translated(PbxEvent event) -> List.of(event);
            case Translation.Several(List<PbxEvent> events) -> events;
            default -> throw new AssertionError(translation);
        };
    }
}
