package io.belfry.gateway.core.session;

import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.GroupId;
import io.belfry.contracts.id.QueueId;
import io.belfry.gateway.core.protocol.BadFrame;
import io.belfry.gateway.core.protocol.ClientCommand;
import io.belfry.gateway.core.protocol.ClientCommand.QueuePenalty;
import io.belfry.gateway.core.view.Kind;
import io.belfry.gateway.core.view.PbxView;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What commands on a whole group mean for each of its agents (A55, I8). */
final class GroupCommands {

    private final Self self;
    private final PbxView view;

    GroupCommands(Self self, PbxView view) {
        this.self = self;
        this.view = view;
    }

    /** One step for an agent, and what follows when the PBX has done it. */
    record Step(ClientCommand.OnPbx first, Optional<ClientCommand.OnPbx> then) {}

    List<Step> steps(ClientCommand.GroupToQueue c) throws BadFrame {
        check(c.group(), c.from().queue(), c.to().queue());
        boolean leaves = c.move() && !c.from().queue().equals(c.to().queue());
        return serving(c.group(), c.from())
                .map(
                        agent ->
                                new Step(
                                        joins(agent, c.to()),
                                        leaves
                                                ? Optional.of(leaves(agent, c.from()))
                                                : Optional.empty()))
                .toList();
    }

    List<Step> steps(ClientCommand.RemoveAgentGroupFromQueueGroup c) throws BadFrame {
        check(c.group(), c.from().queue());
        return serving(c.group(), c.from())
                .map(agent -> new Step(leaves(agent, c.from()), Optional.empty()))
                .toList();
    }

    List<Step> steps(ClientCommand.AddAgentsNotInQueueFromGroupTo c) throws BadFrame {
        check(c.group(), c.to().queue());
        return agents(c.group())
                .filter(agent -> view.member(agent, c.to().queue()).isEmpty())
                .map(agent -> new Step(joins(agent, c.to()), Optional.empty()))
                .toList();
    }

    private void check(GroupId group, QueueId... queues) throws BadFrame {
        RightsFilter rights = new RightsFilter(self, view);
        rights.require(group);
        if (view.find(Kind.AGENT_GROUPS, group).isEmpty() && agents(group).findAny().isEmpty()) {
            throw new BadFrame("Group " + group + " is unknown.");
        }
        for (QueueId queue : queues) {
            rights.require(queue);
            if (view.find(Kind.QUEUES, queue).isEmpty()) {
                throw new BadFrame("Queue " + queue + " is unknown.");
            }
        }
    }

    private Stream<AgentId> serving(GroupId group, QueuePenalty place) {
        return agents(group)
                .filter(
                        agent ->
                                view.member(agent, place.queue())
                                        .filter(m -> m.penalty() == place.penalty())
                                        .isPresent());
    }

    private Stream<AgentId> agents(GroupId group) {
        return view.all(Kind.AGENTS).stream()
                .filter(agent -> group.equals(agent.group()))
                .map(agent -> agent.id());
    }

    private static ClientCommand.OnPbx joins(AgentId agent, QueuePenalty to) {
        return new ClientCommand.SetAgentQueue(agent, to.queue(), to.penalty());
    }

    private static ClientCommand.OnPbx leaves(AgentId agent, QueuePenalty from) {
        return new ClientCommand.RemoveAgentFromQueue(agent, from.queue());
    }
}
