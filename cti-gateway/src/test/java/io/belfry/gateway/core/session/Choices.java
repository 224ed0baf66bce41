package io.belfry.gateway.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.state.Favorite;
import io.belfry.contracts.state.UserPreference;
import io.belfry.contracts.state.UserSignal;
import io.belfry.contracts.state.UserStatus;
import io.belfry.gateway.core.view.Kind;
import java.util.function.Consumer;

/** Gives what users choose back to a hub, as the topics would. */
final class Choices implements ChoiceSink {

    private Hub hub;
    private boolean failing;

    void giveBackTo(Hub to) {
        hub = to;
    }

    /** From now on nothing is kept. */
    void fail() {
        failing = true;
    }

    @Override
    public void choose(PbxId pbx, UserStatus status, Consumer<String> failed) {
        keep(() -> hub.set(pbx, Kind.CHOSEN_STATUSES, status), failed);
    }

    @Override
    public void add(PbxId pbx, Favorite favorite, Consumer<String> failed) {
        keep(() -> hub.set(pbx, Kind.FAVORITES, favorite), failed);
    }

    @Override
    public void prefer(PbxId pbx, UserPreference preference, Consumer<String> failed) {
        keep(() -> hub.set(pbx, Kind.PREFERENCES, preference), failed);
    }

    @Override
    public void signal(PbxId pbx, UserSignal signal, Consumer<String> failed) {
        keep(() -> hub.signalled(pbx, signal), failed);
    }

    @Override
    public void remove(PbxId pbx, Favorite favorite, Consumer<String> failed) {
        String object = Kind.FAVORITES.key().apply(favorite);
        keep(() -> hub.remove(pbx, Kind.FAVORITES, object), failed);
    }

    private void keep(Runnable kept, Consumer<String> failed) {
        assertThat(hub).isNotNull();
        if (failing) {
            failed.accept("not kept");
        } else {
            kept.run();
        }
    }
}
