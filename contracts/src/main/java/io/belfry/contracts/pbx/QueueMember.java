package io.belfry.contracts.pbx;

import io.belfry.contracts.id.AgentNumber;
import io.belfry.contracts.id.Device;
import io.belfry.contracts.id.QueueName;
import java.time.Instant;

/**
 * A live member of a queue. {@code agent} is null when the member is no agent; {@code
 * memberInterface} is what the queue calls, {@code device} what rings. Times are null when never.
 * {@code lastPause} is null on an Asterisk older than 16.
 */
public record QueueMember(
        QueueName queue,
        AgentNumber agent,
        String memberName,
        String memberInterface,
        Device device,
        Membership membership,
        int penalty,
        int callsTaken,
        Instant lastCall,
        Instant lastPause,
        Instant loginTime,
        boolean inCall,
        DeviceState status,
        boolean paused,
        String pausedReason,
        boolean ringInUse,
        Integer wrapUpSeconds) {}
