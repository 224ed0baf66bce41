package io.belfry.stats.engine;

import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.pbx.AgentCalled;
import io.belfry.contracts.pbx.AgentCompleted;
import io.belfry.contracts.pbx.AgentConnected;
import io.belfry.contracts.pbx.AgentDumped;
import io.belfry.contracts.pbx.AgentRingNoAnswer;
import io.belfry.contracts.pbx.PbxEvent;
import io.belfry.contracts.pbx.QueueMember;
import io.belfry.contracts.pbx.QueueMemberAdded;
import io.belfry.contracts.pbx.QueueMemberChanged;
import io.belfry.contracts.pbx.QueueMemberRemoved;
import io.belfry.contracts.pbx.QueueMemberSnapshot;
import io.belfry.stats.store.Table;
import io.belfry.stats.store.Tables;

/**
 * Which agent an event is about. The members of an app_agent_pool have names of their own; that
 * they are agents is said by the device whose state the queue watches, {@code Agent:2001}. It is
 * remembered for the events that name their interface only.
 */
final class QueueMembers {

    /** The agent behind an interface. */
    record Known(AgentNumber agent) {}

    private static final String POOL = "Agent:";

    private final Table<Known> pooled;

    QueueMembers(Tables tables) {
        pooled = tables.table("pool-member", Known.class);
    }

    /** The agent, or null. */
    AgentNumber agent(PbxId pbx, PbxEvent event) {
        AgentNumber named = Named.agent(event);
        if (named != null) {
            return named;
        }
        return switch (event) {
            case QueueMemberAdded e -> member(pbx, e.member());
            case QueueMemberChanged e -> member(pbx, e.member());
            case QueueMemberSnapshot e -> member(pbx, e.member());
            case QueueMemberRemoved e -> member(pbx, e.member());
            case AgentCalled e -> behind(pbx, e.memberInterface());
            case AgentConnected e -> behind(pbx, e.memberInterface());
            case AgentCompleted e -> behind(pbx, e.memberInterface());
            case AgentRingNoAnswer e -> behind(pbx, e.memberInterface());
            case AgentDumped e -> behind(pbx, e.memberInterface());
            default -> null;
        };
    }

    private AgentNumber member(PbxId pbx, QueueMember member) {
        String device = member.device() == null ? "" : member.device().value();
        if (!device.startsWith(POOL) || device.length() == POOL.length()) {
            return null;
        }
        AgentNumber number = new AgentNumber(device.substring(POOL.length()));
        Known known = new Known(number);
        if (!known.equals(pooled.get(pbx, member.memberInterface()))) {
            pooled.put(pbx, member.memberInterface(), known);
        }
        return number;
    }

    private AgentNumber behind(PbxId pbx, String memberInterface) {
        Known known = memberInterface == null ? null : pooled.get(pbx, memberInterface);
        return known == null ? null : known.agent();
    }
}
