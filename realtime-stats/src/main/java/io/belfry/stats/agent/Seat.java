package io.belfry.stats.agent;

import io.belfry.contracts.id.Device;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.pbx.DeviceState;
import io.belfry.contracts.pbx.Membership;
import io.belfry.contracts.pbx.QueueMember;
import java.time.Instant;
import java.util.Set;

/**
 * An agent's place in a queue.
 *
 * @param device what rings; null when the PBX names none: a half of a Local channel or an agent of
 *     app_agent_pool is no device of its own
 * @param pooled whether app_agent_pool stands between the queue and his phone
 * @param reachable whether the queue can reach his device
 * @param wrapUpSeconds the member's own wrap-up time, null or 0 when the one of the queue holds
 * @param lastCall end of his last call of the queue as the PBX remembers it, null when none
 * @param inCall whether the PBX says that he is in a call of the queue
 * @param generation the last resync that named it
 */
public record Seat(
        QueueName queue,
        Device device,
        boolean dynamic,
        boolean pooled,
        boolean reachable,
        boolean paused,
        String reason,
        Integer wrapUpSeconds,
        Instant lastCall,
        boolean inCall,
        int generation) {

    private static final String POOL = "Agent:";
    private static final Set<DeviceState> OUT_OF_REACH =
            Set.of(DeviceState.UNAVAILABLE, DeviceState.INVALID);

    static Seat of(QueueMember member, int generation) {
        String device = member.device() == null ? "" : member.device().value();
        boolean pooled = device.startsWith(POOL);
        return new Seat(
                member.queue(),
                device.isEmpty() || pooled || device.startsWith("Local/") ? null : member.device(),
                member.membership() == Membership.DYNAMIC,
                pooled,
                !OUT_OF_REACH.contains(member.status()),
                member.paused(),
                member.paused() && member.pausedReason() != null ? member.pausedReason() : "",
                member.wrapUpSeconds(),
                member.lastCall(),
                member.inCall(),
                generation);
    }

    /**
     * Whether it says by itself that its agent is logged in: an agent of app_agent_pool is a member
     * all the time, and out of reach while he is logged out.
     */
    boolean showsLogin() {
        return !pooled || reachable;
    }
}
