package io.belfry.gateway.core.session;

import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.state.Favorite;
import io.belfry.contracts.state.UserPreference;
import io.belfry.contracts.state.UserSignal;
import io.belfry.contracts.state.UserStatus;
import java.util.function.Consumer;

/**
 * Where the statuses and favourites go that users choose; every gateway hears of them from there.
 * No method waits; {@code failed} is run when the choice could not be handed over, its argument
 * says why.
 */
public interface ChoiceSink {

    /** A user has chosen a status. */
    void choose(PbxId pbx, UserStatus status, Consumer<String> failed);

    /** A user wants a favourite. */
    void add(PbxId pbx, Favorite favorite, Consumer<String> failed);

    /** A user prefers something. */
    void prefer(PbxId pbx, UserPreference preference, Consumer<String> failed);

    /** A user tells others something. */
    void signal(PbxId pbx, UserSignal signal, Consumer<String> failed);

    /** A user no longer wants a favourite. */
    void remove(PbxId pbx, Favorite favorite, Consumer<String> failed);
}
