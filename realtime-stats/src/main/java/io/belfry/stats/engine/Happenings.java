package io.belfry.stats.engine;

import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.Device;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.pbx.AgentCalled;
import io.belfry.contracts.pbx.AgentCompleted;
import io.belfry.contracts.pbx.AgentConnected;
import io.belfry.contracts.pbx.ChannelEvent;
import io.belfry.contracts.pbx.ChannelInfo;
import io.belfry.contracts.pbx.PbxEvent;
import io.belfry.stats.phone.Channels;
import io.belfry.stats.store.Moment;
import io.belfry.stats.store.Tables;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an event is to agents, queues and channels, and what these are to each other. */
final class Happenings {

    private final QueueMembers members;
    private final Legs legs;
    private final Queues queues;
    private final Agents agents;

    Happenings(Tables tables, Legs legs, Queues queues, Agents agents) {
        members = new QueueMembers(tables);
        this.legs = legs;
        this.queues = queues;
        this.agents = agents;
    }

    /**
     * Applies an event.
     *
     * @return the agents who may show something else now
     */
    Set<AgentNumber> on(Moment moment, PbxEvent event, int generation) {
        PbxId pbx = moment.pbx();
        Set<AgentNumber> touched = new HashSet<>();
        AgentNumber named = members.agent(pbx, event);
        if (named != null) {
            touched.addAll(agents.on(moment, named, event, generation));
        }
        queues.on(moment, event, generation);
        if (event instanceof ChannelEvent channelEvent) {
            changed(
                    moment,
                    legs.on(
                            moment,
                            channelEvent,
                            generation,
                            (device, call) -> agents.deliveredBy(pbx, device, call)),
                    touched);
            changed(moment, delivered(moment, channelEvent, named), touched);
        }
        return touched;
    }

    /** Legs that were there before the queue said whose they are, or stand all the time. */
    private List<Legs.Change> delivered(Moment moment, ChannelEvent event, AgentNumber named) {
        PbxId pbx = moment.pbx();
        if (named != null && agents.pooled(pbx, named)) {
            Device device = agents.device(pbx, named).orElseThrow();
            return switch (event) {
                case AgentConnected e ->
                        legs.serving(
                                moment, device, e.queue(), Channels.number(e.channel().caller()));
                case AgentCompleted e -> legs.serving(moment, device, null, null);
                default -> List.of();
            };
        }
        ChannelInfo destination =
                switch (event) {
                    case AgentCalled e -> e.destination();
                    case AgentConnected e -> e.destination();
                    default -> null;
                };
        QueueName queue = Named.queue(event);
        if (queue == null || destination == null && named == null) {
            return List.of();
        }
        return (named == null
                        ? Optional.ofNullable(destination.device())
                        : agents.device(pbx, named))
                .map(d -> legs.delivered(moment, d, event.channel().linkedId(), queue))
                .orElse(List.of());
    }

    private void changed(Moment moment, List<Legs.Change> changes, Set<AgentNumber> touched) {
        for (Legs.Change change : changes) {
            for (AgentNumber number : agents.at(moment.pbx(), change.device())) {
                agents.on(moment, number, change);
                touched.add(number);
            }
        }
    }
}
