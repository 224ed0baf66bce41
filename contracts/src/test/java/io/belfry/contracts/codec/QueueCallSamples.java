package io.belfry.contracts.codec;

import static io.belfry.contracts.codec.Legs.ALICE;
import static io.belfry.contracts.codec.Legs.BOB;
import static io.belfry.contracts.codec.Legs.JEAN;
import static io.belfry.contracts.codec.Legs.MARIE;
import static io.belfry.contracts.codec.Legs.NOBODY;
import static io.belfry.contracts.codec.Legs.PAUL;
import static io.belfry.contracts.codec.Legs.WITHOUT_NAME;
import static io.belfry.contracts.codec.Legs.leg;
import static io.belfry.contracts.pbx.ChannelState.DOWN;
import static io.belfry.contracts.pbx.ChannelState.RING;
import static io.belfry.contracts.pbx.ChannelState.RINGING;
import static io.belfry.contracts.pbx.ChannelState.UP;

import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.BridgeId;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.pbx.AgentCalled;
import io.belfry.contracts.pbx.AgentCompleted;
import io.belfry.contracts.pbx.AgentConnected;
import io.belfry.contracts.pbx.AgentDumped;
import io.belfry.contracts.pbx.AgentRingNoAnswer;
import io.belfry.contracts.pbx.BridgeCreated;
import io.belfry.contracts.pbx.BridgeDestroyed;
import io.belfry.contracts.pbx.BridgeEntered;
import io.belfry.contracts.pbx.BridgeInfo;
import io.belfry.contracts.pbx.BridgeLeft;
import io.belfry.contracts.pbx.CallerId;
import io.belfry.contracts.pbx.CallerIdChanged;
import io.belfry.contracts.pbx.ChannelCreated;
import io.belfry.contracts.pbx.ChannelHungUp;
import io.belfry.contracts.pbx.ChannelInfo;
import io.belfry.contracts.pbx.ChannelRenamed;
import io.belfry.contracts.pbx.ChannelState;
import io.belfry.contracts.pbx.ChannelStateChanged;
import io.belfry.contracts.pbx.ChannelVariableSet;
import io.belfry.contracts.pbx.CompletionReason;
import io.belfry.contracts.pbx.ConnectedLineChanged;
import io.belfry.contracts.pbx.DialBegun;
import io.belfry.contracts.pbx.DialEnded;
import io.belfry.contracts.pbx.DialProgressed;
import io.belfry.contracts.pbx.DialStatus;
import io.belfry.contracts.pbx.DtmfReceived;
import io.belfry.contracts.pbx.HangupRequested;
import io.belfry.contracts.pbx.LocalChannelsBridged;
import io.belfry.contracts.pbx.LocalOptimizationBegun;
import io.belfry.contracts.pbx.LocalOptimizationEnded;
import io.belfry.contracts.pbx.MusicOnHoldStarted;
import io.belfry.contracts.pbx.MusicOnHoldStopped;
import io.belfry.contracts.pbx.PbxEvent;
import io.belfry.contracts.pbx.QueueCallerAbandoned;
import io.belfry.contracts.pbx.QueueCallerJoined;
import io.belfry.contracts.pbx.QueueCallerLeft;
import io.belfry.contracts.pbx.RecordingStarted;
import io.belfry.contracts.pbx.UserEventRaised;
import java.util.List;
import java.util.Map;

/**
 * A call to the queue support that Alice answers: trace 02, and what it does not have from 05, 07
 * and 17.
 */
final class QueueCallSamples {

    private static final String CALL = "1795256751.0";
    private static final QueueName SUPPORT = new QueueName("support");
    private static final AgentNumber AGENT = new AgentNumber("1001");
    private static final String MEMBER = "Local/id-1001@agentcallback";
    private static final CallerId DID = new CallerId("53001", null);
    private static final BridgeId BRIDGE = new BridgeId("99e22d7b-d02d-4514-88fa-cd97de1f377b");

    /** The caller: at the trunk, waiting, talking. */
    private static final ChannelInfo AT_TRUNK =
            leg("PJSIP/trunk", "-00000000", CALL, CALL, RING, MARIE, NOBODY, "53001@from-extern");

    private static final ChannelInfo WAITING =
            leg("PJSIP/trunk", "-00000000", CALL, CALL, UP, MARIE, NOBODY, "support@incall");
    private static final ChannelInfo TALKING =
            leg("PJSIP/trunk", "-00000000", CALL, CALL, UP, MARIE, ALICE, "support@incall");

    /** The Local channel between queue and agent: half 1 towards the queue, half 2 outwards. */
    private static final ChannelInfo HALF_1_DOWN =
            half("1", "1795256751.1", DOWN, DID, NOBODY, "id-1001");

    private static final ChannelInfo HALF_1_UP =
            half("1", "1795256751.1", UP, ALICE, MARIE, "support");
    private static final ChannelInfo HALF_2_NEW =
            half("2", "1795256751.2", RING, MARIE, DID, "id-1001");
    private static final ChannelInfo HALF_2_RING =
            half("2", "1795256751.2", RING, MARIE, ALICE, "id-1001");
    private static final ChannelInfo HALF_2_UP =
            half("2", "1795256751.2", UP, MARIE, ALICE, "id-1001");

    /** The phone of the agent. */
    private static final ChannelInfo PHONE_DOWN =
            leg(
                    "PJSIP/1001",
                    "-00000001",
                    "1795256751.3",
                    CALL,
                    DOWN,
                    ALICE,
                    MARIE,
                    "id-1001@internal");

    private static final ChannelInfo PHONE_UP =
            leg("PJSIP/1001", "-00000001", "1795256751.3", CALL, UP, ALICE, MARIE, "@internal");

    private QueueCallSamples() {}

    static List<PbxEvent> all() {
        return List.of(
                new ChannelCreated(AT_TRUNK),
                new UserEventRaised(
                        "Agent",
                        HALF_2_NEW,
                        Map.of("CHANNEL", MEMBER + "-00000000;2", "XIVO_AGENT_ID", "1001")),
                new ChannelStateChanged(WAITING),
                new ChannelVariableSet(
                        leg(
                                "PJSIP/trunk",
                                "-00000000",
                                CALL,
                                CALL,
                                RING,
                                MARIE,
                                NOBODY,
                                "support@incall"),
                        "XIVO_QUEUENAME",
                        "support"),
                new RecordingStarted(WAITING),
                new QueueCallerJoined(WAITING, SUPPORT, 1, 1),
                new MusicOnHoldStarted(WAITING, "default"),
                new CallerIdChanged(HALF_1_DOWN),
                new ConnectedLineChanged(HALF_2_NEW),
                new LocalChannelsBridged(HALF_1_DOWN, HALF_2_NEW, "agentcallback", "id-1001", true),
                new AgentCalled(
                        WAITING,
                        half("1", "1795256751.1", DOWN, DID, MARIE, "support"),
                        SUPPORT,
                        AGENT,
                        MEMBER),
                new DialBegun(HALF_1_DOWN, WAITING, MEMBER),
                new DialProgressed(PHONE_DOWN, HALF_2_RING, "RINGING"),
                new DialEnded(PHONE_UP, HALF_2_RING, DialStatus.ANSWER),
                new BridgeCreated(bridge(0)),
                new MusicOnHoldStopped(TALKING),
                new BridgeEntered(PHONE_UP, bridge(1), null),
                new QueueCallerLeft(TALKING, SUPPORT, 1, 0),
                new AgentConnected(TALKING, HALF_1_UP, SUPPORT, AGENT, MEMBER, 1, 1),
                new LocalOptimizationBegun(HALF_1_UP, HALF_2_UP, new UniqueId("1795256751.3")),
                new BridgeLeft(PHONE_UP, bridge(1)),
                new LocalOptimizationEnded(HALF_1_UP, HALF_2_UP, false),
                new HangupRequested(HALF_2_UP, 16, true),
                new ChannelHungUp(HALF_2_UP, 16, "Normal Clearing"),
                new BridgeDestroyed(bridge(0)),
                new AgentCompleted(
                        TALKING, PHONE_UP, SUPPORT, AGENT, MEMBER, 1, 3, CompletionReason.AGENT),
                // not in the traces: by Asterisk's documentation
                new AgentDumped(TALKING, HALF_1_UP, SUPPORT, AGENT, MEMBER),
                new ChannelRenamed(HALF_2_UP, "PJSIP/trunk-00000000<MASQ>"),
                // 05: gave up while Alice's phone rang; 07: Bob let it ring; 17: left by a digit
                new QueueCallerAbandoned(
                        leg(
                                "PJSIP/trunk",
                                "-00000008",
                                "1795256779.16",
                                "1795256779.16",
                                UP,
                                JEAN,
                                ALICE,
                                "support@incall"),
                        SUPPORT,
                        1,
                        1,
                        2),
                new AgentRingNoAnswer(
                        leg(
                                "PJSIP/trunk",
                                "-0000000b",
                                "1795256793.21",
                                "1795256793.21",
                                UP,
                                WITHOUT_NAME,
                                BOB,
                                "sales@incall"),
                        leg(
                                "Local/id-1002@agentcallback",
                                "-00000005;1",
                                "1795256793.22",
                                "1795256793.21",
                                RINGING,
                                BOB,
                                WITHOUT_NAME,
                                "sales@agentcallback"),
                        new QueueName("sales"),
                        new AgentNumber("1002"),
                        "Local/id-1002@agentcallback",
                        5000),
                new DtmfReceived(
                        leg(
                                "PJSIP/trunk",
                                "-00000027",
                                "1795256885.81",
                                "1795256885.81",
                                UP,
                                PAUL,
                                NOBODY,
                                "support@incall"),
                        "9",
                        160,
                        "Received"));
    }

    private static BridgeInfo bridge(int channels) {
        return Legs.bridge(BRIDGE.value(), channels);
    }

    private static ChannelInfo half(
            String number,
            String id,
            ChannelState state,
            CallerId caller,
            CallerId connected,
            String exten) {
        return leg(
                MEMBER,
                "-00000000;" + number,
                id,
                CALL,
                state,
                caller,
                connected,
                exten + "@agentcallback");
    }
}
