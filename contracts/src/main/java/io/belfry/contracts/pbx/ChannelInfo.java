package io.belfry.contracts.pbx;

import io.belfry.contracts.id.Device;
import io.belfry.contracts.id.LinkedId;
import io.belfry.contracts.id.UniqueId;

/** What a channel event says of its channel at that moment. Texts are null where unknown. */
public record ChannelInfo(
        String name,
        UniqueId uniqueId,
        LinkedId linkedId,
        Device device,
        ChannelState state,
        CallerId caller,
        CallerId connected,
        String accountCode,
        String context,
        String exten,
        String language) {}
