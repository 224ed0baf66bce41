package io.belfry.reporting.fact;

import io.belfry.contracts.id.LinkedId;
import io.belfry.reporting.queue.QueueCall;

/**
 * A pass through a queue with what it counts for in the 15-minute figures (D24, D31). Seconds are
 * rounded per pass, so that the figures of agents add up to those of their queues.
 *
 * @param call the call in {@code call_data}; it differs from the call id of queue_log where a Local
 *     channel waits for somebody else
 * @param dstNum number that the caller dialled, null when unknown
 * @param talkSeconds from the answer until the agent, or the caller, left; 0 without an answer
 * @param holdSeconds how long of it this agent's telephone held the call (D43)
 * @param wrapUpSeconds rest afterwards: what the PBX logged, else what the queue grants
 */
public record CountedPass(
        QueueCall pass,
        LinkedId call,
        String dstNum,
        int talkSeconds,
        int holdSeconds,
        int wrapUpSeconds) {}
