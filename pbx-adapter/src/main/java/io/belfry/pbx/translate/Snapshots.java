package io.belfry.pbx.translate;

import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.BridgeId;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.pbx.BridgeInfo;
import io.belfry.contracts.pbx.BridgeSnapshot;
import io.belfry.contracts.pbx.CallerId;
import io.belfry.contracts.pbx.ChannelInfo;
import io.belfry.contracts.pbx.ChannelSnapshot;
import io.belfry.contracts.pbx.ParkedSnapshot;
import io.belfry.contracts.pbx.PbxEvent;
import io.belfry.contracts.pbx.PoolAgentLoggedIn;
import io.belfry.contracts.pbx.PoolAgentLoggedOff;
import io.belfry.contracts.pbx.QueueCallerSnapshot;
import io.belfry.contracts.pbx.QueueMemberSnapshot;
import io.belfry.contracts.pbx.QueueSnapshot;
import io.belfry.contracts.pbx.VoicemailChanged;
import java.time.DateTimeException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the list actions answer becomes the snapshot of a resync. */
public final class Snapshots {

    private static final Map<String, Translator.Reader> TABLE =
            Map.of(
                    "QueueParams", Snapshots::queue,
                    "QueueMember", f -> new QueueMemberSnapshot(Members.read(f)),
                    "QueueEntry", Snapshots::caller,
                    "BridgeListItem", f -> new BridgeSnapshot(f.bridge("")),
                    "ParkedCall", Snapshots::parked,
                    "ConfbridgeListRooms", ConferenceEvents::room,
                    "MeetmeListRooms", ConferenceEvents::room,
                    "ConfbridgeList", ConferenceEvents::member,
                    "MeetmeList", ConferenceEvents::member,
                    "VoicemailUserEntry", Snapshots::mailbox);

    private Snapshots() {}

    /** The snapshot event of one item of a list; lists of states are the live events themselves. */
    public static Translation translate(AmiMessage item, Translator live) {
        AmiFields fields = new AmiFields(item, live.memory());
        try {
            return switch (item.name()) {
                case "CoreShowChannel" -> channel(fields);
                case "Agents" -> poolAgent(fields);
                default -> {
                    Translator.Reader reader = TABLE.get(item.name());
                    yield reader == null
                            ? live.translate(item)
                            : new Translation.Translated(reader.apply(fields));
                }
            };
        } catch (MalformedAmiException | IllegalArgumentException | DateTimeException e) {
            return new Translation.Malformed(item.name() + ": " + e.getMessage());
        }
    }

    /** Before Asterisk 12 there is no list of bridges: each channel names its peer. */
    private static Translation channel(AmiFields f) {
        ChannelInfo channel = f.channel();
        String id = f.text("BridgeId");
        UniqueId peer = f.optionalUniqueId("BridgedUniqueID");
        BridgeInfo bridge = f.memory().bridges().existing(channel.uniqueId(), peer);
        if (bridge == null) {
            return new Translation.Translated(
                    snapshot(f, channel, id == null ? null : new BridgeId(id)));
        }
        f.memory().channels().join(channel.uniqueId(), peer);
        ChannelInfo joined = f.memory().channels().find(channel.uniqueId());
        return new Translation.Several(
                List.of(new BridgeSnapshot(bridge), snapshot(f, joined, bridge.id())));
    }

    private static PbxEvent snapshot(AmiFields f, ChannelInfo channel, BridgeId bridge) {
        return new ChannelSnapshot(
                channel,
                bridge,
                f.text("Application"),
                f.text("ApplicationData"),
                seconds(f.text("Duration")));
    }

    /**
     * An item of Agents. All agents that are configured are in that list; who is logged off is told
     * when he was known to be logged in. Before Asterisk 12 {@code LoggedInChan} names the channel.
     */
    private static Translation poolAgent(AmiFields f) {
        AgentNumber agent = new AgentNumber(f.required("Agent"));
        Set<AgentNumber> loggedIn = f.memory().poolAgents();
        return switch (f.required("Status")) {
            case "AGENT_IDLE", "AGENT_ONCALL" -> {
                loggedIn.add(agent);
                yield new Translation.Translated(
                        new PoolAgentLoggedIn(
                                f.has("LoggedInChan") ? f.known("LoggedInChan", "") : f.channel(),
                                agent));
            }
            default ->
                    loggedIn.remove(agent)
                            ? new Translation.Translated(new PoolAgentLoggedOff(agent, 0))
                            : new Translation.Dropped(DroppedEvents.LOGGED_OFF);
        };
    }

    private static PbxEvent parked(AmiFields f) {
        Integer parked =
                f.optionalNumber(f.has("ParkingDuration") ? "ParkingDuration" : "Duration");
        return new ParkedSnapshot(
                BridgeEvents.parkee(f),
                BridgeEvents.parker(f),
                f.text("Parkinglot"),
                BridgeEvents.space(f),
                BridgeEvents.timeoutSeconds(f),
                parked == null ? null : f.message().time().minusSeconds(parked));
    }

    /** An item of VoicemailUsersList; the mailbox as MessageWaiting names it. */
    private static PbxEvent mailbox(AmiFields f) {
        int unheard = f.number("NewMessageCount", 0);
        return new VoicemailChanged(
                f.required("VoiceMailbox") + "@" + f.required("VMContext"),
                unheard > 0,
                unheard,
                f.number("OldMessageCount", 0));
    }

    private static PbxEvent queue(AmiFields f) {
        return new QueueSnapshot(
                new QueueName(f.required("Queue")),
                f.text("Strategy"),
                f.number("Max", 0),
                f.number("Calls", 0),
                f.number("Holdtime", 0),
                f.number("TalkTime", 0),
                f.number("Completed", 0),
                f.number("Abandoned", 0),
                f.number("ServiceLevel", 0),
                f.number("Weight", 0));
    }

    private static PbxEvent caller(AmiFields f) {
        return new QueueCallerSnapshot(
                new QueueName(f.required("Queue")),
                f.number("Position"),
                f.required("Channel"),
                new UniqueId(f.required("Uniqueid")),
                new CallerId(f.text("CallerIDNum"), f.text("CallerIDName")),
                f.message().time().minusSeconds(f.number("Wait")));
    }

    /** {@code 27:46:40} has hours without end; older versions write plain seconds. */
    private static long seconds(String duration) {
        long seconds = 0;
        if (duration != null) {
            for (String part : duration.split(":")) {
                try {
                    seconds = seconds * 60 + Long.parseLong(part);
                } catch (NumberFormatException e) {
                    throw new MalformedAmiException("header Duration is no duration: " + duration);
                }
            }
        }
        return seconds;
    }
}
