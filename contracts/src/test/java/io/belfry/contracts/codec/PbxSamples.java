package io.belfry.contracts.codec;

import static io.belfry.contracts.codec.Legs.ALICE;
import static io.belfry.contracts.codec.Legs.JEAN;
import static io.belfry.contracts.codec.Legs.MARIE;
import static io.belfry.contracts.codec.Legs.leg;
import static io.belfry.contracts.codec.Legs.member;

import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.Device;
import io.belfry.contracts.id.LinkedId;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.pbx.AgentLoggedIn;
import io.belfry.contracts.pbx.AgentLoggedOff;
import io.belfry.contracts.pbx.BridgeSnapshot;
import io.belfry.contracts.pbx.CelRow;
import io.belfry.contracts.pbx.ChannelSnapshot;
import io.belfry.contracts.pbx.ChannelState;
import io.belfry.contracts.pbx.ConferenceSnapshot;
import io.belfry.contracts.pbx.ContactStatusChanged;
import io.belfry.contracts.pbx.DeviceState;
import io.belfry.contracts.pbx.DeviceStateChanged;
import io.belfry.contracts.pbx.ExtensionStateChanged;
import io.belfry.contracts.pbx.LinkLost;
import io.belfry.contracts.pbx.MemberChange;
import io.belfry.contracts.pbx.PbxEvent;
import io.belfry.contracts.pbx.PbxLink;
import io.belfry.contracts.pbx.PbxStarted;
import io.belfry.contracts.pbx.PbxStopping;
import io.belfry.contracts.pbx.PeerStatusChanged;
import io.belfry.contracts.pbx.PhoneStatus;
import io.belfry.contracts.pbx.QueueCallerSnapshot;
import io.belfry.contracts.pbx.QueueLogRow;
import io.belfry.contracts.pbx.QueueMemberAdded;
import io.belfry.contracts.pbx.QueueMemberChanged;
import io.belfry.contracts.pbx.QueueMemberRemoved;
import io.belfry.contracts.pbx.QueueMemberSnapshot;
import io.belfry.contracts.pbx.QueueSnapshot;
import io.belfry.contracts.pbx.ResyncBegun;
import io.belfry.contracts.pbx.ResyncEnded;
import io.belfry.contracts.pbx.SourcePosition;
import io.belfry.contracts.pbx.UnknownAmiEvent;
import io.belfry.contracts.pbx.VoicemailChanged;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The objects of the samples {@code io.belfry.pbx.*}. */
final class PbxSamples {

    private static final String RESYNC = "pbx1-mi7zk4w0-1";
    private static final Instant CONNECTED = Instant.parse("2026-11-21T10:25:50.089Z");
    private static final AgentNumber AGENT = new AgentNumber("1001");
    private static final AgentId AGENT_ID = new AgentId(1001);

    private PbxSamples() {}

    static Map<String, Object> all() {
        Map<String, Object> samples = new LinkedHashMap<>();
        for (List<? extends Object> some :
                List.of(QueueCallSamples.all(), OtherCallSamples.all(), events(), rows())) {
            some.forEach(s -> samples.put(s.getClass().getSimpleName(), s));
        }
        samples.put("PbxLink-Up", new PbxLink.Up(CONNECTED, "Asterisk 22.10.1", RESYNC));
        samples.put(
                "PbxLink-Resyncing", new PbxLink.Resyncing(CONNECTED, "Asterisk 22.10.1", RESYNC));
        samples.put(
                "PbxLink-Down",
                new PbxLink.Down(Instant.parse("2026-11-21T10:31:18Z"), "connection reset"));
        return samples;
    }

    private static List<PbxEvent> events() {
        return List.of(
                // 01, 02, 10: Alice logs in, her phone rings, she logs off
                new AgentLoggedIn(AGENT, AGENT_ID, "1001", "internal"),
                new AgentLoggedOff(AGENT, AGENT_ID),
                new QueueMemberAdded(member("1001", 0, 0, 0, DeviceState.NOT_INUSE)),
                new QueueMemberChanged(
                        member("1001", 0, 0, 0, DeviceState.RINGING), MemberChange.STATUS),
                new QueueMemberRemoved(
                        member("1001", 4, 1795256819, 1795256785, DeviceState.NOT_INUSE)),
                new DeviceStateChanged(new Device("PJSIP/trunk"), DeviceState.INUSE),
                new ExtensionStateChanged("1001", "internal", "PJSIP/1001", PhoneStatus.RINGING),
                // 12: Bob's phone is away
                new PeerStatusChanged(new Device("PJSIP/1002"), "Unreachable"),
                new ContactStatusChanged("1002", "1002", "sip:1002@127.0.0.1:5072", "Removed"),
                new UnknownAmiEvent(
                        "RequestBadFormat",
                        Map.of(
                                "Severity", "Error",
                                "Service", "AMI",
                                "RequestType", "Action: PauseMonitor",
                                "AccountID", "lab")),
                new PbxStarted(1L),
                new PbxStopping(false),
                new VoicemailChanged("1001@default", true, 2, 1),
                // resync
                new LinkLost("connection reset"),
                new ResyncBegun(RESYNC),
                new ResyncEnded(RESYNC),
                new ChannelSnapshot(
                        leg(
                                "PJSIP/trunk",
                                "-00000008",
                                "1795256779.16",
                                "1795256779.16",
                                ChannelState.UP,
                                JEAN,
                                ALICE,
                                "support@incall"),
                        null,
                        "Queue",
                        "support,tTxX,,,60",
                        2),
                new BridgeSnapshot(Legs.bridge("99e22d7b-d02d-4514-88fa-cd97de1f377b", 2)),
                new ConferenceSnapshot("4001", 1, false),
                new QueueMemberSnapshot(member("1001", 0, 0, 0, DeviceState.NOT_INUSE)),
                new QueueSnapshot(new QueueName("support"), "rrmemory", 0, 0, 0, 0, 0, 0, 20, 1),
                new QueueCallerSnapshot(
                        new QueueName("support"),
                        1,
                        "PJSIP/trunk-00000022",
                        new UniqueId("1795256870.72"),
                        MARIE,
                        Instant.parse("2026-11-21T10:27:50Z")));
    }

    /** Rows as PostgreSQL has them: an empty text is not null. */
    private static List<Object> rows() {
        return List.of(
                new CelRow(
                        "2",
                        "XIVO_INCALL",
                        Instant.parse("2026-11-21T10:25:51.923762Z"),
                        "XIVO_INCALL",
                        "Marie Curie",
                        "0622334455",
                        "0622334455",
                        "",
                        "53001",
                        "support",
                        "incall",
                        "PJSIP/trunk-00000000",
                        "CELGenUserEvent",
                        "XIVO_INCALL,support",
                        3,
                        "",
                        "",
                        new UniqueId("1795256751.0"),
                        new LinkedId("1795256751.0"),
                        "",
                        "",
                        "{\"extra\":\"support\"}"),
                new QueueLogRow(
                        "8",
                        Instant.parse("2026-11-21T10:25:52.943573Z"),
                        "1795256751.0",
                        "support",
                        "Agent/1001",
                        "CONNECT",
                        "1",
                        "1795256751.1",
                        "1",
                        "",
                        ""),
                new SourcePosition("queue-log", "8"));
    }
}
