package io.belfry.reporting.queue;

import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.QueueName;
import java.time.Instant;
import java.util.List;

/**
 * One pass of a call through a queue: a row of {@code call_on_queue} (D15, D18).
 *
 * @param queueTime when the call entered the queue, or was turned away from it
 * @param ringSeconds total time agents' phones rang, unanswered rings included, whole seconds
 * @param answerTime when an agent took it, else null
 * @param hangupTime when the pass was over: the end of the talk with the agent (hang-up or
 *     transfer), or the moment the call left the queue without an answer; null while it lasts
 * @param status null while the call waits
 * @param agent who took it; null when nobody did, or a member that is no agent
 * @param member who took it, as the PBX names him: {@code Agent/1001}, or the interface of a member
 *     that is no agent (D40); null when nobody did
 * @param waitSeconds how long the call waited, as the PBX counts it (C12); null while it waits, or
 *     when it was turned away
 * @param wrapUpSeconds rest of the agent as far as the PBX logs it (WRAPUPSTART), none where it did
 *     not log the end of the talk; null where the queue's configuration says
 * @param transferred whether the agent handed the call on
 * @param rings what rang, in order
 */
public record QueueCall(
        String callId,
        QueueName queue,
        Instant queueTime,
        int ringSeconds,
        Instant answerTime,
        Instant hangupTime,
        QueueExit status,
        AgentNumber agent,
        String member,
        Integer waitSeconds,
        Integer wrapUpSeconds,
        boolean transferred,
        List<Ring> rings) {

    public QueueCall {
        rings = List.copyOf(rings);
    }
}
