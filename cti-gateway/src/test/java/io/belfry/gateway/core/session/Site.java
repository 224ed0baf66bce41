package io.belfry.gateway.core.session;

import io.belfry.contracts.config.AgentConfig;
import io.belfry.contracts.config.AgentGroupConfig;
import io.belfry.contracts.config.LineConfig;
import io.belfry.contracts.config.QueueConfig;
import io.belfry.contracts.config.QueueMemberConfig;
import io.belfry.contracts.config.UserConfig;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.Device;
import io.belfry.contracts.id.GroupId;
import io.belfry.contracts.id.LineId;
import io.belfry.contracts.id.LinkedId;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.id.UniqueId;
import io.belfry.contracts.id.UserId;
import io.belfry.contracts.pbx.PhoneStatus;
import io.belfry.contracts.rights.Profile;
import io.belfry.contracts.rights.UserRights;
import io.belfry.contracts.state.AgentCounter;
import io.belfry.contracts.state.AgentState;
import io.belfry.contracts.state.AgentStatistics;
import io.belfry.contracts.state.AgentStatus;
import io.belfry.contracts.state.PhoneEvent;
import io.belfry.contracts.state.PhoneEventType;
import io.belfry.contracts.state.PhoneState;
import io.belfry.contracts.state.QueueCalls;
import io.belfry.contracts.state.QueueCounter;
import io.belfry.contracts.state.QueueStatistics;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A small contact centre for tests: queues 1 and 2; alice is agent 11 in group 1 and queue 1, bob
 * is agent 12 in group 2 and queue 2; sophie is a supervisor without an agent.
 */
final class Site {

    static final PbxId PBX = new PbxId("pbx1");
    static final QueueConfig SUPPORT = queue(1, "support");
    static final QueueConfig SALES = queue(2, "sales");
    static final AgentConfig ALICE = agent(11, "Alice", 1);
    static final AgentConfig BOB = agent(12, "Bob", 2);
    static final QueueMemberConfig ALICE_IN_SUPPORT = member(11, 1, 0);
    static final QueueMemberConfig BOB_IN_SALES = member(12, 2, 3);
    static final AgentGroupConfig GROUP_1 = new AgentGroupConfig(new GroupId(1), "one");
    static final AgentGroupConfig GROUP_2 = new AgentGroupConfig(new GroupId(2), "two");
    static final LineConfig LINE_1001 = line(5, "1001");
    static final LineConfig LINE_1002 = line(6, "1002");
    static final UserConfig ALICE_USER = user(101, "alice", 5, 11);
    static final UserConfig BOB_USER = user(102, "bob", 6, 12);
    static final UserConfig SOPHIE_USER = user(103, "sophie", null, null);

    /** Sophie on the phone 1002, as the legacy address would say (A3). */
    static final UserConfig SOPHIE_ON_1002 = user(103, "sophie", null, null);

    private Site() {}

    static QueueConfig queue(int id, String name) {
        return new QueueConfig(
                new QueueId(id), new QueueName(name), name, "300" + id, "internal", 0, 15);
    }

    static AgentConfig agent(int id, String first, int group) {
        return new AgentConfig(
                new AgentId(id),
                new AgentNumber("10" + id),
                first,
                "Doe",
                new GroupId(group),
                null,
                "internal");
    }

    static QueueMemberConfig member(int agent, int queue, int penalty) {
        return new QueueMemberConfig(new AgentId(agent), new QueueId(queue), penalty);
    }

    static LineConfig line(int id, String number) {
        return new LineConfig(
                new LineId(id), number, "internal", new Device("PJSIP/" + number), null);
    }

    static UserConfig user(int id, String login, Integer line, Integer agent) {
        return new UserConfig(
                new UserId(id),
                login,
                "Doe",
                login,
                null,
                line == null ? null : new LineId(line),
                agent == null ? null : new AgentId(agent),
                null,
                null,
                null,
                null);
    }

    /** Null lists are no limit. */
    static UserRights rights(
            UserConfig user, Profile profile, List<Integer> queues, List<Integer> groups) {
        return new UserRights(
                user.id(),
                user.ctiLogin(),
                profile,
                List.of(),
                queues == null ? null : queues.stream().map(QueueId::new).toList(),
                groups == null ? null : groups.stream().map(GroupId::new).toList());
    }

    static AgentStatus status(AgentConfig agent, AgentState state, Instant since) {
        return new AgentStatus(
                agent.id(), agent.number(), agent.group(), state, "1001", since, List.of(), "");
    }

    static QueueStatistics queueStatistics(QueueConfig queue, double waiting) {
        return new QueueStatistics(
                queue.id(), queue.name(), Map.of(QueueCounter.WAITING_CALLS, waiting));
    }

    static AgentStatistics agentStatistics(AgentConfig agent, double ready) {
        return new AgentStatistics(
                agent.id(),
                agent.number(),
                Map.of(AgentCounter.AGENT_READY_TOTAL_TIME, ready),
                Map.of(),
                null,
                null);
    }

    static QueueCalls noCalls(QueueConfig queue) {
        return new QueueCalls(queue.id(), queue.name(), List.of());
    }

    static PhoneState phone(LineConfig line, PhoneStatus status) {
        return new PhoneState(line.id(), line.number(), status, Instant.EPOCH);
    }

    static PhoneEvent ringing(LineConfig line) {
        return new PhoneEvent(
                PhoneEventType.RINGING,
                line.id(),
                line.number(),
                "0612345678",
                new LinkedId("1.1"),
                new UniqueId("1.2"),
                null,
                Map.of());
    }
}
