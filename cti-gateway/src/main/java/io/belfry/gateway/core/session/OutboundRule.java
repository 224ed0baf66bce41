package io.belfry.gateway.core.session;

import io.belfry.contracts.config.QueueConfig;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.state.AgentState;
import io.belfry.contracts.state.AgentStatus;
import io.belfry.gateway.core.view.Kind;
import io.belfry.gateway.core.view.PbxView;
import java.util.Optional;

/**
 * Which calls of agents go through an outgoing queue, to count in its statistics (J1, J8–J10).
 *
 * @param length of the longest number that is dialled plainly, in characters as cleaned (J9)
 */
public record OutboundRule(int length) {

    /** Every number is dialled plainly. */
    static final OutboundRule NONE = new OutboundRule(Integer.MAX_VALUE);

    private static final String PREFIX = "out";

    public OutboundRule {
        if (length < 0) {
            throw new IllegalArgumentException(
                    "belfry.dial.outbound-length is negative: " + length);
        }
    }

    /**
     * The queue through which that agent calls that cleaned number: of his queues the one with the
     * lowest id whose name starts with {@code out} (J2, J10). Empty = he dials plainly: a short
     * number, no such queue, logged out, or paused there, where the queue would not ring him.
     */
    Optional<QueueName> queue(PbxView view, AgentId agent, String number) {
        if (number.length() <= length || !view.isLoggedIn(agent)) {
            return Optional.empty();
        }
        return view.all(Kind.QUEUES).stream()
                .filter(queue -> queue.name().value().startsWith(PREFIX))
                .filter(queue -> view.member(agent, queue.id()).isPresent())
                .findFirst()
                .filter(queue -> !isPaused(view, agent, queue.id()))
                .map(QueueConfig::name);
    }

    private static boolean isPaused(PbxView view, AgentId agent, QueueId queue) {
        return view.find(Kind.AGENT_STATES, agent)
                .filter(status -> isPaused(status, queue))
                .isPresent();
    }

    private static boolean isPaused(AgentStatus status, QueueId queue) {
        return status.state() instanceof AgentState.OnPause
                || status.pauses().stream().anyMatch(pause -> pause.queue().equals(queue));
    }
}
