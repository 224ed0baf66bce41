package io.belfry.pbx.translate;

import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.Device;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.pbx.AgentCalled;
import io.belfry.contracts.pbx.AgentCompleted;
import io.belfry.contracts.pbx.AgentConnected;
import io.belfry.contracts.pbx.AgentDumped;
import io.belfry.contracts.pbx.AgentRingNoAnswer;
import io.belfry.contracts.pbx.CompletionReason;
import io.belfry.contracts.pbx.DeviceState;
import io.belfry.contracts.pbx.MemberChange;
import io.belfry.contracts.pbx.Membership;
import io.belfry.contracts.pbx.PbxEvent;
import io.belfry.contracts.pbx.PoolAgentLoggedIn;
import io.belfry.contracts.pbx.PoolAgentLoggedOff;
import io.belfry.contracts.pbx.QueueCallerAbandoned;
import io.belfry.contracts.pbx.QueueCallerJoined;
import io.belfry.contracts.pbx.QueueCallerLeft;
import io.belfry.contracts.pbx.QueueMember;
import io.belfry.contracts.pbx.QueueMemberAdded;
import io.belfry.contracts.pbx.QueueMemberChanged;
import io.belfry.contracts.pbx.QueueMemberRemoved;
import java.util.Locale;
import java.util.Map;

/** Queues, their callers, their members, and what members do with calls. */
final class QueueEvents {

    private QueueEvents() {}

    static void addTo(Map<String, Translator.Reader> table) {
        table.put("QueueCallerJoin", QueueEvents::joined);
        table.put("Join", QueueEvents::joined); // before 12
        table.put("QueueCallerLeave", QueueEvents::left);
        table.put("Leave", QueueEvents::left); // before 12
        table.put("QueueCallerAbandon", QueueEvents::abandoned);
        table.put("QueueMemberAdded", f -> new QueueMemberAdded(member(f)));
        table.put("QueueMemberRemoved", f -> new QueueMemberRemoved(member(f)));
        table.put("QueueMemberStatus", f -> changed(f, MemberChange.STATUS));
        table.put("QueueMemberPause", f -> changed(f, MemberChange.PAUSE));
        table.put("QueueMemberPaused", f -> changed(f, MemberChange.PAUSE)); // before 12
        table.put("QueueMemberPenalty", f -> changed(f, MemberChange.PENALTY));
        table.put("QueueMemberRinginuse", f -> changed(f, MemberChange.RING_IN_USE));
        table.put("AgentCalled", QueueEvents::called);
        table.put("AgentConnect", QueueEvents::connected);
        table.put("AgentComplete", QueueEvents::completed);
        table.put("AgentRingNoAnswer", QueueEvents::ringNoAnswer);
        table.put("AgentDump", QueueEvents::dumped);
        table.put(
                "AgentLogin",
                f -> new PoolAgentLoggedIn(f.channel(), new AgentNumber(f.required("Agent"))));
        table.put(
                "AgentLogoff",
                f ->
                        new PoolAgentLoggedOff(
                                new AgentNumber(f.required("Agent")), f.number("Logintime")));
    }

    static QueueMember member(AmiFields f) {
        String name = f.either("MemberName", "Name");
        String memberInterface = f.requiredEither("Interface", "Location");
        String device = f.text("StateInterface");
        return new QueueMember(
                queue(f),
                ChannelNames.agent(name, memberInterface),
                name,
                memberInterface,
                new Device(device == null ? memberInterface : device),
                membership(f.text("Membership")),
                f.number("Penalty", 0),
                f.number("CallsTaken", 0),
                f.epoch("LastCall"),
                f.epoch("LastPause"),
                f.epoch("LoginTime"),
                f.yes("InCall"),
                DeviceState.ofCode(f.number("Status", 0)),
                f.yes("Paused"),
                f.either("PausedReason", "Reason"),
                f.yes("Ringinuse"),
                f.optionalNumber("Wrapuptime"));
    }

    private static Membership membership(String word) {
        return switch (word == null ? "" : word.toLowerCase(Locale.ROOT)) {
            case "static" -> Membership.STATIC;
            case "realtime" -> Membership.REALTIME;
            default -> Membership.DYNAMIC;
        };
    }

    private static QueueName queue(AmiFields f) {
        return new QueueName(f.required("Queue"));
    }

    private static AgentNumber agent(AmiFields f) {
        return ChannelNames.agent(f.text("MemberName"), f.text("Interface"));
    }

    private static PbxEvent joined(AmiFields f) {
        return new QueueCallerJoined(
                f.channel(), queue(f), f.number("Position"), f.number("Count"));
    }

    private static PbxEvent left(AmiFields f) {
        return new QueueCallerLeft(f.channel(), queue(f), f.number("Position"), f.number("Count"));
    }

    private static PbxEvent abandoned(AmiFields f) {
        return new QueueCallerAbandoned(
                f.channel(),
                queue(f),
                f.number("Position"),
                f.number("OriginalPosition"),
                f.number("HoldTime"));
    }

    private static PbxEvent changed(AmiFields f, MemberChange change) {
        return new QueueMemberChanged(member(f), change);
    }

    private static PbxEvent called(AmiFields f) {
        return new AgentCalled(
                f.channel(), f.channel("Dest"), queue(f), agent(f), f.required("Interface"));
    }

    private static PbxEvent connected(AmiFields f) {
        return new AgentConnected(
                f.channel(),
                f.channel("Dest"),
                queue(f),
                agent(f),
                f.required("Interface"),
                f.number("HoldTime"),
                f.number("RingTime"));
    }

    private static PbxEvent completed(AmiFields f) {
        return new AgentCompleted(
                f.channel(),
                f.optionalChannel("Dest"),
                queue(f),
                agent(f),
                f.required("Interface"),
                f.number("HoldTime"),
                f.number("TalkTime"),
                reason(f.required("Reason")));
    }

    private static CompletionReason reason(String word) {
        return switch (word) {
            case "agent" -> CompletionReason.AGENT;
            case "caller" -> CompletionReason.CALLER;
            case "transfer" -> CompletionReason.TRANSFER;
            default ->
                    throw new MalformedAmiException(
                            "header Reason is none of agent, caller, transfer: " + word);
        };
    }

    private static PbxEvent ringNoAnswer(AmiFields f) {
        return new AgentRingNoAnswer(
                f.channel(),
                f.optionalChannel("Dest"),
                queue(f),
                agent(f),
                f.required("Interface"),
                f.number("RingTime"));
    }

    private static PbxEvent dumped(AmiFields f) {
        return new AgentDumped(
                f.channel(),
                f.optionalChannel("Dest"),
                queue(f),
                agent(f),
                f.required("Interface"));
    }
}
