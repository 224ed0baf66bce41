package io.belfry.simulator.call;

import io.belfry.simulator.time.Timeline.Planned;
import io.belfry.simulator.wire.Channel;
import io.belfry.simulator.wire.Switchboard;
import java.util.List;
import java.util.Optional;

/** ChanSpy: a channel listens to another one. Recorded scenario 25. */
final class Spying extends App {

    private static final long SEARCH = 100_000;

    private final String prefix;
    private final boolean endsWithSpyee;
    private Channel spyee;
    private Planned search;

    /**
     * @param data as ChanSpy takes it: the beginning of the spied channel's name, and options
     */
    Spying(Switchboard board, Channel spy, String data) {
        super(board, spy);
        int comma = data.indexOf(',');
        prefix = comma < 0 ? data : data.substring(0, comma);
        endsWithSpyee = comma >= 0 && data.substring(comma).contains("E");
        search = board.time().after(SEARCH, this::look);
    }

    private void look() {
        if (channel.gone || channel.conductor != this) {
            return;
        }
        if (spyee != null && !spyee.gone) {
            search = board.time().after(SEARCH, this::look);
            return;
        }
        if (spyee != null) {
            stops();
            if (endsWithSpyee) {
                ends(0);
                return;
            }
        }
        found().ifPresent(this::begins);
        if (spyee == null && endsWithSpyee) {
            ends(0);
            return;
        }
        search = board.time().after(SEARCH, this::look);
    }

    private Optional<Channel> found() {
        List<Channel> candidates =
                board.channels().stream()
                        .filter(c -> c != channel && c.name.startsWith(prefix))
                        .filter(c -> c.bridge != null)
                        .toList();
        return candidates.stream().findFirst();
    }

    private void begins(Channel c) {
        spyee = c;
        tell("ChanSpyStart");
    }

    private void tell(String event) {
        board.event(event, "call", e -> e.channel("Spyer", channel).channel("Spyee", spyee));
    }

    private void stops() {
        if (spyee != null) {
            tell("ChanSpyStop");
            spyee = null;
        }
    }

    @Override
    void leave() {
        search.cancel();
        stops();
    }
}
