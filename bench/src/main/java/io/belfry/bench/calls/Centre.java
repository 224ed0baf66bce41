package io.belfry.bench.calls;

import io.belfry.contracts.config.AgentConfig;
import io.belfry.contracts.config.LineConfig;
import io.belfry.contracts.config.QueueConfig;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.Device;
import io.belfry.contracts.id.GroupId;
import io.belfry.contracts.id.LineId;
import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.pbx.AgentLoggedIn;
import io.belfry.contracts.pbx.DeviceState;
import io.belfry.contracts.pbx.Membership;
import io.belfry.contracts.pbx.PbxEvent;
import io.belfry.contracts.pbx.QueueMember;
import io.belfry.contracts.pbx.QueueMemberAdded;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Agents and queues, counted from 0; the ids of their configuration count from 1. No queue has a
 * wrap-up.
 *
 * @param agents each a member of one queue
 * @param queues of as many agents each
 */
public record Centre(int agents, int queues) {

    public Centre {
        if (queues < 1 || agents < queues || agents % queues != 0) {
            throw new IllegalArgumentException(agents + " agents in " + queues + " queues");
        }
    }

    /** The telephones. */
    public List<LineConfig> lineConfigs() {
        return each(
                agents,
                i ->
                        new LineConfig(
                                new LineId(i + 1), number(i).value(), "internal", device(i), null));
    }

    /** The agents. */
    public List<AgentConfig> agentConfigs() {
        return each(
                agents,
                i ->
                        new AgentConfig(
                                new AgentId(i + 1),
                                number(i),
                                "Agent",
                                number(i).value(),
                                new GroupId(1),
                                null,
                                "internal"));
    }

    /** The queues. */
    public List<QueueConfig> queueConfigs() {
        return each(
                queues,
                i ->
                        new QueueConfig(
                                new QueueId(i + 1),
                                queue(i),
                                queue(i).value(),
                                "300" + i,
                                "internal",
                                0,
                                20));
    }

    /** All come to work. */
    public List<PbxEvent> logins() {
        return IntStream.range(0, agents)
                .boxed()
                .flatMap(
                        i ->
                                Stream.<PbxEvent>of(
                                        new QueueMemberAdded(
                                                member(i, DeviceState.NOT_INUSE, false)),
                                        new AgentLoggedIn(
                                                number(i), null, number(i).value(), "internal")))
                .toList();
    }

    AgentNumber number(int agent) {
        return new AgentNumber(Integer.toString(1001 + agent));
    }

    Device device(int agent) {
        return new Device("PJSIP/" + number(agent));
    }

    int queueOf(int agent) {
        return agent % queues;
    }

    QueueName queue(int queue) {
        return new QueueName("queue" + queue);
    }

    QueueMember member(int agent, DeviceState status, boolean inCall) {
        return new QueueMember(
                queue(queueOf(agent)),
                number(agent),
                "Agent/" + number(agent),
                device(agent).value(),
                device(agent),
                Membership.DYNAMIC,
                0,
                0,
                null,
                null,
                null,
                inCall,
                status,
                false,
                null,
                false,
                null);
    }

    private static <T> List<T> each(int count, IntFunction<T> of) {
        return IntStream.range(0, count).mapToObj(of).toList();
    }
}
