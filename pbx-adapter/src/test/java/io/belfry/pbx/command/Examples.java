package io.belfry.pbx.command;

import io.belfry.contracts.config.AgentConfig;
import io.belfry.contracts.config.LineConfig;
import io.belfry.contracts.config.QueueConfig;
import io.belfry.contracts.config.QueueMemberConfig;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.Device;
import io.belfry.contracts.id.GroupId;
import io.belfry.contracts.id.LineId;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.id.UserId;
import io.belfry.contracts.pbx.DeviceState;
import io.belfry.contracts.pbx.Membership;
import io.belfry.contracts.pbx.QueueMember;
import io.belfry.pbx.directory.Directory;
import io.belfry.pbx.settings.PbxSettings;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Two agents, three lines, two queues: 1001 is in support, 1002 in support and sales; 1004 is a
 * supervisor's phone.
 */
final class Examples {

    static final Directory DIRECTORY =
            new Directory(
                    List.of(),
                    List.of(queue(1, "support"), queue(2, "sales")),
                    List.of(
                            line(1, "1001", new UserId(12)),
                            line(2, "1002", null),
                            line(4, "1004", null)),
                    List.of(agent(1001), agent(1002)),
                    List.of(),
                    List.of(),
                    List.of(
                            new QueueMemberConfig(new AgentId(1001), new QueueId(1), 0),
                            new QueueMemberConfig(new AgentId(1002), new QueueId(1), 0),
                            new QueueMemberConfig(new AgentId(1002), new QueueId(2), 3)),
                    List.of());

    static final PbxSettings SETTINGS = settings(PbxSettings.AgentLogin.PLAIN);

    private Examples() {}

    static PbxSettings settings(PbxSettings.AgentLogin agentLogin) {
        return new PbxSettings(
                new PbxId("pbx1"),
                ZoneOffset.UTC,
                agentLogin,
                "Local/id-{agentId}@agentcallback",
                "{device}",
                "internal",
                null,
                new PbxSettings.Ami(),
                new PbxSettings.Ami(),
                null);
    }

    static AgentConfig agent(int id) {
        return new AgentConfig(
                new AgentId(id),
                new AgentNumber(Integer.toString(id)),
                "A",
                "B",
                new GroupId(1),
                null,
                "default");
    }

    static LineConfig line(String number) {
        return DIRECTORY.line(number).orElseThrow();
    }

    static QueueMember member(String queue, String agent, String device) {
        return member(queue, agent, device, null);
    }

    /** The same on his own phone and on pause. */
    static QueueMember paused(String queue, String agent, String reason) {
        return member(queue, agent, "PJSIP/" + agent, reason);
    }

    private static QueueMember member(
            String queue, String agent, String device, String pausedReason) {
        return new QueueMember(
                new QueueName(queue),
                new AgentNumber(agent),
                "Agent/" + agent,
                "Local/id-" + agent + "@agentcallback",
                new Device(device),
                Membership.DYNAMIC,
                0,
                0,
                null,
                null,
                Instant.parse("2026-11-21T10:00:00Z"),
                false,
                DeviceState.NOT_INUSE,
                pausedReason != null,
                pausedReason,
                false,
                0);
    }

    private static LineConfig line(int id, String number, UserId user) {
        return new LineConfig(
                new LineId(id), number, "internal", new Device("PJSIP/" + number), user);
    }

    private static QueueConfig queue(int id, String name) {
        return new QueueConfig(
                new QueueId(id), new QueueName(name), name, "300" + id, "internal", 0, 0);
    }
}
