package io.belfry.pbx.translate;

import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.pbx.AgentCalled;
import io.belfry.contracts.pbx.AgentCompleted;
import io.belfry.contracts.pbx.AgentConnected;
import io.belfry.contracts.pbx.AgentDumped;
import io.belfry.contracts.pbx.AgentRingNoAnswer;
import io.belfry.contracts.pbx.CompletionReason;
import io.belfry.contracts.pbx.MemberChange;
import io.belfry.contracts.pbx.PbxEvent;
import io.belfry.contracts.pbx.PoolAgentLoggedIn;
import io.belfry.contracts.pbx.PoolAgentLoggedOff;
import io.belfry.contracts.pbx.QueueCallerAbandoned;
import io.belfry.contracts.pbx.QueueCallerJoined;
import io.belfry.contracts.pbx.QueueCallerLeft;
import io.belfry.contracts.pbx.QueueMemberAdded;
import io.belfry.contracts.pbx.QueueMemberChanged;
import io.belfry.contracts.pbx.QueueMemberRemoved;
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
        table.put("QueueMemberAdded", f -> new QueueMemberAdded(Members.read(f)));
        table.put("QueueMemberRemoved", f -> new QueueMemberRemoved(Members.removed(f)));
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
        table.put("AgentLogin", QueueEvents::poolAgent);
        table.put("Agentlogin", QueueEvents::poolAgent); // chan_agent, before 12
        table.put("AgentLogoff", QueueEvents::poolAgentGone);
        table.put("Agentlogoff", QueueEvents::poolAgentGone); // chan_agent, before 12
    }

    static QueueName queue(AmiFields f) {
        return new QueueName(f.required("Queue"));
    }

    private static PbxEvent poolAgent(AmiFields f) {
        return new PoolAgentLoggedIn(f.channel(), new AgentNumber(f.required("Agent")));
    }

    private static PbxEvent poolAgentGone(AmiFields f) {
        return new PoolAgentLoggedOff(new AgentNumber(f.required("Agent")), f.number("Logintime"));
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
        return new QueueMemberChanged(Members.changed(f, change), change);
    }

    private static PbxEvent called(AmiFields f) {
        AgentCall call = AgentCall.read(f);
        return new AgentCalled(
                call.caller(), call.leg(), queue(f), call.agent(), call.memberInterface());
    }

    private static PbxEvent connected(AmiFields f) {
        AgentCall call = AgentCall.read(f);
        return new AgentConnected(
                call.caller(),
                call.requiredLeg(),
                queue(f),
                call.agent(),
                call.memberInterface(),
                f.number("HoldTime"),
                f.number("RingTime"));
    }

    private static PbxEvent completed(AmiFields f) {
        AgentCall call = AgentCall.read(f);
        return new AgentCompleted(
                call.caller(),
                call.leg(),
                queue(f),
                call.agent(),
                call.memberInterface(),
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
        AgentCall call = AgentCall.read(f);
        return new AgentRingNoAnswer(
                call.caller(),
                call.leg(),
                queue(f),
                call.agent(),
                call.memberInterface(),
                f.number("RingTime"));
    }

    private static PbxEvent dumped(AmiFields f) {
        AgentCall call = AgentCall.read(f);
        return new AgentDumped(
                call.caller(), call.leg(), queue(f), call.agent(), call.memberInterface());
    }
}
