package io.belfry.contracts.state;

import io.belfry.contracts.id.LineId;
import io.belfry.contracts.id.LinkedId;
import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.id.UniqueId;
import java.util.Map;

/**
 * Something happened on a line (A113). {@code queue} is null unless the call came from a queue;
 * {@code userData} holds only {@code XIVO_*} and {@code USR_*} variables.
 */
public record PhoneEvent(
        PhoneEventType type,
        LineId line,
        String dn,
        String otherDn,
        LinkedId linkedId,
        UniqueId uniqueId,
        QueueName queue,
        Map<String, String> userData) {
    public PhoneEvent {
        userData = userData == null ? Map.of() : Map.copyOf(userData);
    }
}
