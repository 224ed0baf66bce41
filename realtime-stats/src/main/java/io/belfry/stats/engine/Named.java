package io.belfry.stats.engine;

import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.pbx.AgentCalled;
import io.belfry.contracts.pbx.AgentCompleted;
import io.belfry.contracts.pbx.AgentConnected;
import io.belfry.contracts.pbx.AgentDumped;
import io.belfry.contracts.pbx.AgentLoggedIn;
import io.belfry.contracts.pbx.AgentLoggedOff;
import io.belfry.contracts.pbx.AgentRingNoAnswer;
import io.belfry.contracts.pbx.PbxEvent;
import io.belfry.contracts.pbx.PoolAgentLoggedIn;
import io.belfry.contracts.pbx.PoolAgentLoggedOff;
import io.belfry.contracts.pbx.QueueMemberAdded;
import io.belfry.contracts.pbx.QueueMemberChanged;
import io.belfry.contracts.pbx.QueueMemberRemoved;
import io.belfry.contracts.pbx.QueueMemberSnapshot;

/** Whom an event names. */
final class Named {

    private Named() {}

    /** The agent, or null. */
    static AgentNumber agent(PbxEvent event) {
        return switch (event) {
            case AgentLoggedIn e -> e.agent();
            case AgentLoggedOff e -> e.agent();
            case PoolAgentLoggedIn e -> e.agent();
            case PoolAgentLoggedOff e -> e.agent();
            case QueueMemberAdded e -> e.member().agent();
            case QueueMemberRemoved e -> e.member().agent();
            case QueueMemberChanged e -> e.member().agent();
            case QueueMemberSnapshot e -> e.member().agent();
            case AgentCalled e -> e.agent();
            case AgentConnected e -> e.agent();
            case AgentCompleted e -> e.agent();
            case AgentRingNoAnswer e -> e.agent();
            case AgentDumped e -> e.agent();
            default -> null;
        };
    }

    /** The queue that brings a call to a member, or null. */
    static QueueName queue(PbxEvent event) {
        return switch (event) {
            case AgentCalled e -> e.queue();
            case AgentConnected e -> e.queue();
            default -> null;
        };
    }
}
