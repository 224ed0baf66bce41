package io.belfry.gateway.core.session;

import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.state.UserStatus;

import java.util.function.Consumer;

/** Where the statuses go that users choose; every gateway hears of them from there. */
public interface StatusSink {

    /**
     * Hands a status over without waiting.
     *
     * @param failed run when it could not be handed over; the argument says why
     */
    void publish(PbxId pbx, UserStatus status, Consumer<String> failed);
}
