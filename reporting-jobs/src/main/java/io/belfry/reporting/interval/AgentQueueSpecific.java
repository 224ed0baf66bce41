package io.belfry.reporting.interval;

import io.belfry.contracts.id.QueueName;
import io.belfry.reporting.fact.CountedPass;
import io.belfry.reporting.queue.QueueCall;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The calls to one number that one agent took out of one queue, by the quarter of an hour in which
 * they entered it: a row of {@code stat_agent_queue_specific} (D31).
 *
 * @param agent number of the agent; the name of a member that is no agent (D40)
 * @param dstNum empty when unknown
 */
public record AgentQueueSpecific(
        Instant start,
        String agent,
        QueueName queue,
        String dstNum,
        int answered,
        int communicationTime,
        int holdTime,
        int wrapUpTime) {

    private static final Comparator<AgentQueueSpecific> ORDER =
            Comparator.comparing(AgentQueueSpecific::start)
                    .thenComparing(AgentQueueSpecific::agent)
                    .thenComparing(a -> a.queue().value())
                    .thenComparing(AgentQueueSpecific::dstNum);

    /** The rows of those passes, in the order of the columns. */
    public static List<AgentQueueSpecific> of(Collection<CountedPass> passes) {
        return List.copyOf(
                passes.stream()
                        .filter(counted -> counted.pass().answerTime() != null)
                        .map(AgentQueueSpecific::one)
                        .collect(
                                Collectors.toMap(
                                        a -> a,
                                        a -> a,
                                        AgentQueueSpecific::plus,
                                        () -> new TreeMap<>(ORDER)))
                        .values());
    }

    private static AgentQueueSpecific one(CountedPass counted) {
        QueueCall pass = counted.pass();
        return new AgentQueueSpecific(
                QueueInterval.quarterOf(pass.queueTime()),
                pass.agent() != null ? pass.agent().value() : pass.member(),
                pass.queue(),
                counted.dstNum() == null ? "" : counted.dstNum(),
                1,
                counted.talkSeconds(),
                counted.holdSeconds(),
                counted.wrapUpSeconds());
    }

    private AgentQueueSpecific plus(AgentQueueSpecific other) {
        return new AgentQueueSpecific(
                start,
                agent,
                queue,
                dstNum,
                answered + other.answered,
                communicationTime + other.communicationTime,
                holdTime + other.holdTime,
                wrapUpTime + other.wrapUpTime);
    }
}
