package io.belfry.stats.agent;

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
import io.belfry.stats.phone.Channels;
import io.belfry.stats.phone.Leg;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What events make of an agent (A164): his login here, the rest where it belongs. */
public final class AgentMachine {

    /** What is told within this time happened at once. */
    private static final Duration SAME_MOMENT = Duration.ofSeconds(1);

    private AgentMachine() {}

    /** The agent after an event that names him; unchanged by any other. */
    public static Agent apply(Agent agent, PbxEvent event, Instant time, int generation) {
        return switch (event) {
            case AgentLoggedIn e ->
                    loggedIn(
                            agent,
                            e.extension() == null ? agent.session().extension() : e.extension(),
                            generation);
            case AgentLoggedOff e -> loggedOff(agent, generation);
            case PoolAgentLoggedIn e ->
                    loggedIn(agent, agent.session().extension(), generation)
                            .pool(new Pool(e.channel().uniqueId(), Channels.device(e.channel())));
            case PoolAgentLoggedOff e -> loggedOff(agent, generation);
            case QueueMemberAdded e -> SeatMachine.member(agent, e.member(), null, generation);
            case QueueMemberSnapshot e -> SeatMachine.member(agent, e.member(), null, generation);
            case QueueMemberChanged e ->
                    SeatMachine.member(agent, e.member(), e.change(), generation);
            case QueueMemberRemoved e -> SeatMachine.leave(agent, e.member().queue(), time);
            case AgentCalled e -> DeliveryMachine.called(agent, e, time);
            case AgentConnected e -> DeliveryMachine.connected(agent, e, time);
            case AgentRingNoAnswer e -> DeliveryMachine.notAnswered(agent, e.channel());
            case AgentDumped e -> DeliveryMachine.notAnswered(agent, e.channel());
            case AgentCompleted e -> DeliveryMachine.completed(agent, e, time);
            default -> agent;
        };
    }

    /** Another agent logged in on his phone: he is out (A30), whatever his queues say. */
    public static Agent takenOver(Agent agent, int generation) {
        return loggedOff(agent, generation);
    }

    /** A leg of the agent's phone is gone. */
    public static Agent legEnded(Agent agent, Leg leg, Instant time) {
        return DeliveryMachine.legEnded(agent, leg, time);
    }

    /** A leg of the agent's phone was gone when the link to the PBX came back. */
    public static Agent legLost(Agent agent, Leg leg, int generation) {
        return agent.pool() != null && agent.pool().channel().equals(leg.id())
                ? loggedOff(agent, generation)
                : DeliveryMachine.legLost(agent, leg);
    }

    /** Ends the wrap-up when its time is over. */
    public static Agent tick(Agent agent, Instant time, WrapUpTimes times) {
        return agent.wrapUp() != null && !agent.wrapUp().until(times).isAfter(time)
                ? agent.rest(null)
                : agent;
    }

    static Agent loggedOff(Agent agent, int generation) {
        return agent.session(agent.session().out(generation))
                .rest(null)
                .deliveries(List.of())
                .reason("")
                .pool(null);
    }

    static boolean atOnce(Instant earlier, Instant later) {
        return Duration.between(earlier, later).compareTo(SAME_MOMENT) <= 0;
    }

    private static Agent loggedIn(Agent agent, String extension, int generation) {
        return agent.session(agent.session().in(extension, generation));
    }
}
