package io.belfry.simulator.call;

import io.belfry.simulator.wire.CallerId;

/**
 * What a caller from outside is going to do.
 *
 * @param patienceSeconds after which the caller hangs up if nobody answered; infinite for never
 * @param talkSeconds of the conversation; infinite if only an order from outside ends it
 * @param callerEnds whether the caller ends the conversation, else the agent
 */
public record CallPlan(
        String queue,
        CallerId caller,
        double patienceSeconds,
        double talkSeconds,
        boolean callerEnds) {}
