package io.belfry.contracts.pbx;

import io.belfry.contracts.id.UniqueId;

/**
 * The first leg of an originate answered or failed (OriginateResponse). {@code actionId} is the one
 * of the action; {@code uniqueId} is null on failure; {@code reason} is Asterisk's code (4 =
 * answered).
 */
public record OriginateCompleted(
        String actionId,
        String channel,
        UniqueId uniqueId,
        boolean success,
        int reason,
        String context,
        String exten)
        implements PbxEvent {

    @Override
    public String subject() {
        return uniqueId == null ? String.valueOf(channel) : uniqueId.value();
    }
}
