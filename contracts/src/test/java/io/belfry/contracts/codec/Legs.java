package io.belfry.contracts.codec;

import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.BridgeId;
import io.belfry.contracts.id.Device;
import io.belfry.contracts.id.LinkedId;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.pbx.BridgeInfo;
import io.belfry.contracts.pbx.CallerId;
import io.belfry.contracts.pbx.ChannelInfo;
import io.belfry.contracts.pbx.ChannelState;
import io.belfry.contracts.pbx.DeviceState;
import io.belfry.contracts.pbx.Membership;
import io.belfry.contracts.pbx.QueueMember;
import java.time.Instant;

/** People, channels and members of the traces. */
final class Legs {

    static final CallerId NOBODY = new CallerId(null, null);
    static final CallerId MARIE = new CallerId("0622334455", "Marie Curie");
    static final CallerId PAUL = new CallerId("0555001122", "Paul Cezanne");
    static final CallerId JEAN = new CallerId("0145678901", "Jean Dupont");
    static final CallerId WITHOUT_NAME = new CallerId("0478112233", null);
    static final CallerId ALICE = new CallerId("1001", "Alice Martin");
    static final CallerId BOB = new CallerId("1002", "Bob Durand");
    static final CallerId CHLOE = new CallerId("1003", "Chloe Petit");
    static final CallerId SAM = new CallerId("1004", "Sam Supervisor");

    private Legs() {}

    /**
     * A channel.
     *
     * @param device what {@code name} begins with
     * @param suffix the rest of the name
     * @param place {@code exten@context}; without exten {@code @context}
     */
    static ChannelInfo leg(
            String device,
            String suffix,
            String uniqueId,
            String linkedId,
            ChannelState state,
            CallerId caller,
            CallerId connected,
            String place) {
        int at = place.indexOf('@');
        return new ChannelInfo(
                device + suffix,
                new UniqueId(uniqueId),
                new LinkedId(linkedId),
                new Device(device),
                state,
                caller,
                connected,
                null,
                place.substring(at + 1),
                at == 0 ? null : place.substring(0, at),
                "en");
    }

    /** A bridge of two parties. */
    static BridgeInfo bridge(String id, int channels) {
        return new BridgeInfo(new BridgeId(id), "basic", "simple_bridge", null, null, channels);
    }

    /** An agent's membership of support; times in epoch seconds, 0 = never. */
    static QueueMember member(
            String agent, int callsTaken, long lastCall, long lastPause, DeviceState status) {
        return new QueueMember(
                new QueueName("support"),
                new AgentNumber(agent),
                "Agent/" + agent,
                "Local/id-" + agent + "@agentcallback",
                new Device("PJSIP/" + agent),
                Membership.DYNAMIC,
                0,
                callsTaken,
                lastCall == 0 ? null : Instant.ofEpochSecond(lastCall),
                lastPause == 0 ? null : Instant.ofEpochSecond(lastPause),
                Instant.parse("2026-11-21T10:25:50Z"),
                false,
                status,
                false,
                null,
                false,
                0);
    }
}
