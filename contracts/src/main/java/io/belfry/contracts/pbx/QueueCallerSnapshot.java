package io.belfry.contracts.pbx;

import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.id.UniqueId;
import java.time.Instant;

/** Resync: a caller who waits. {@code joinedAt} is computed from the seconds he has waited. */
public record QueueCallerSnapshot(
        QueueName queue,
        int position,
        String channelName,
        UniqueId uniqueId,
        CallerId caller,
        Instant joinedAt)
        implements PbxEvent {

    @Override
    public String subject() {
        return uniqueId.value();
    }
}
