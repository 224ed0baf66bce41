package io.belfry.simulator.call;

import io.belfry.simulator.wire.Channel;
import io.belfry.simulator.wire.Switchboard;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The conferences that there are: one is opened when its first user dials it. */
public final class Conferences {

    private final Switchboard board;
    private final Map<String, Conference> open = new LinkedHashMap<>();

    Conferences(Switchboard board) {
        this.board = board;
    }

    /** Whether an extension is a conference. */
    static boolean isRoom(String exten) {
        return exten.matches("4\\d{3}");
    }

    public Collection<Conference> all() {
        return List.copyOf(open.values());
    }

    public Optional<Conference> named(String name) {
        return Optional.ofNullable(open.get(name));
    }

    void join(Channel c, String name) {
        open.computeIfAbsent(name, n -> new Conference(board, this, n)).join(c);
    }

    void closed(Conference conference) {
        open.remove(conference.name(), conference);
    }
}
