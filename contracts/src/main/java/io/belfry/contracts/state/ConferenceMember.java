package io.belfry.contracts.state;

import io.belfry.contracts.id.Device;
import io.belfry.contracts.id.UniqueId;
import java.time.Instant;

/**
 * Somebody in a conference.
 *
 * @param index tells him from the others as long as the conference takes place, from 1
 * @param channel its name
 * @param device of the channel; may be null
 * @param number the caller's number; may be null, as may be {@code name}
 * @param admin whether he leads it
 * @param since when he joined; where that was not seen, when he was first heard of
 */
public record ConferenceMember(
        int index,
        UniqueId uniqueId,
        String channel,
        Device device,
        String number,
        String name,
        boolean admin,
        boolean muted,
        Instant since) {}
