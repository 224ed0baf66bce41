package io.belfry.simulator.call;

import io.belfry.simulator.time.Timeline.Planned;
import io.belfry.simulator.wire.Channel;
import io.belfry.simulator.wire.Switchboard;
import java.util.ArrayList;
import java.util.List;

/**
 * ChanSpy: a channel listens to another one, whispers to it, or talks with both sides of its call.
 * Recorded scenario 25.
 */
final class Spying extends App {

    /** Who hears the spy. */
    enum Mode {
        LISTEN,
        WHISPER,
        BARGE
    }

    private static final long SEARCH = 100_000;

    private final String prefix;
    private final String options;
    private Mode mode;
    private Channel spyee;
    private Planned search;

    /**
     * @param data as ChanSpy takes it: the beginning of the spied channel's name, and options:
     *     {@code w} whispers, {@code B} barges in, {@code d} lets the digits 4, 5 and 6 change
     *     that, {@code E} ends with the spied channel
     */
    Spying(Switchboard board, Channel spy, String data) {
        super(board, spy);
        int comma = data.indexOf(',');
        prefix = comma < 0 ? data : data.substring(0, comma);
        options = comma < 0 ? "" : data.substring(comma + 1);
        mode = has('B') ? Mode.BARGE : has('w') ? Mode.WHISPER : Mode.LISTEN;
        search = board.time().after(SEARCH, this::look);
    }

    private boolean has(char option) {
        return options.indexOf(option) >= 0;
    }

    Mode mode() {
        return mode;
    }

    /** Whom it spies on; null while there is nobody. */
    Channel spyee() {
        return spyee;
    }

    /** The channels that hear the spy. */
    List<Channel> heardBy() {
        if (spyee == null || mode == Mode.LISTEN) {
            return List.of();
        }
        return mode == Mode.WHISPER || spyee.bridge == null
                ? List.of(spyee)
                : List.copyOf(spyee.bridge.channels);
    }

    @Override
    public void digit(Channel c, char digit) {
        if (digit == '*') {
            spiesOnNext();
        } else if (has('d') && digit >= '4' && digit <= '6') {
            mode = Mode.values()[digit - '4'];
        }
    }

    /** The channel after the present one, in a round, if there is another. */
    private void spiesOnNext() {
        List<Channel> candidates = new ArrayList<>(candidates());
        int next = candidates.indexOf(spyee) + 1;
        if (spyee != null && candidates.size() > 1) {
            stops();
            begins(candidates.get(next % candidates.size()));
        }
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
            if (has('E')) {
                ends(0);
                return;
            }
        }
        candidates().stream().findFirst().ifPresent(this::begins);
        if (spyee == null && has('E')) {
            ends(0);
            return;
        }
        search = board.time().after(SEARCH, this::look);
    }

    private List<Channel> candidates() {
        return board.channels().stream()
                .filter(c -> c != channel && c.name.startsWith(prefix))
                .filter(c -> c.bridge != null)
                .toList();
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
