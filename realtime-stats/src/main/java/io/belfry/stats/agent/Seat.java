package io.belfry.stats.agent;

import io.belfry.contracts.id.Device;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.pbx.Membership;
import io.belfry.contracts.pbx.QueueMember;

/**
 * An agent's place in a queue.
 *
 * @param wrapUpSeconds the member's own wrap-up time, null or 0 when the one of the queue holds
 * @param generation the last resync that named it
 */
public record Seat(
        QueueName queue,
        Device device,
        boolean dynamic,
        boolean paused,
        String reason,
        Integer wrapUpSeconds,
        int generation) {

    static Seat of(QueueMember member, int generation) {
        return new Seat(
                member.queue(),
                member.device(),
                member.membership() == Membership.DYNAMIC,
                member.paused(),
                member.paused() && member.pausedReason() != null ? member.pausedReason() : "",
                member.wrapUpSeconds(),
                generation);
    }
}
