package io.belfry.pbx.translate;

import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.pbx.ChannelInfo;

/**
 * Who is called by a queue for whom. Before Asterisk 12 (apps/app_queue.c) the caller is {@code
 * Uniqueid} alone, but for AgentCalled; {@code Channel} is the leg of the member, but for
 * AgentRingNoAnswer; and the interface of the member is {@code Member}, in AgentCalled {@code
 * AgentCalled}.
 *
 * @param leg the channel towards the member; null when it is gone or not known
 * @param agent null when the member is no agent
 */
record AgentCall(ChannelInfo caller, ChannelInfo leg, AgentNumber agent, String memberInterface) {

    private static final String NO_HEADER = "";

    static AgentCall read(AmiFields f) {
        if (f.has("Interface")) {
            return new AgentCall(
                    f.channel(),
                    f.optionalChannel("Dest"),
                    ChannelNames.agent(f.text("MemberName"), f.text("Interface")),
                    f.required("Interface"));
        }
        String memberInterface = f.requiredEither("Member", "AgentCalled");
        AgentNumber agent =
                ChannelNames.agent(f.either("MemberName", "AgentName"), memberInterface);
        return switch (f.message().name()) {
            case "AgentCalled" ->
                    of(
                            f,
                            f.known("ChannelCalling", "Uniqueid"),
                            f.memory().channels().named(f.text("DestinationChannel")),
                            agent,
                            memberInterface);
            case "AgentRingNoAnswer" -> of(f, f.channel(), null, agent, memberInterface);
            default -> of(f, f.known(NO_HEADER, "Uniqueid"), leg(f), agent, memberInterface);
        };
    }

    /** The leg, where an event without is worth nothing. */
    ChannelInfo requiredLeg() {
        if (leg == null) {
            throw new MalformedAmiException("header DestChannel is missing");
        }
        return leg;
    }

    private static ChannelInfo leg(AmiFields f) {
        return f.has("BridgedChannel")
                ? f.known("Channel", "BridgedChannel")
                : f.memory().channels().named(f.text("Channel"));
    }

    private static AgentCall of(
            AmiFields f, ChannelInfo caller, ChannelInfo leg, AgentNumber agent, String member) {
        if (leg == null) {
            return new AgentCall(caller, null, agent, member);
        }
        UniqueId one = caller.uniqueId();
        UniqueId other = leg.uniqueId();
        KnownChannels channels = f.memory().channels();
        channels.join(one, other);
        return new AgentCall(channels.find(one), channels.find(other), agent, member);
    }
}
