package io.belfry.simulator.wire;

import java.util.ArrayList;
import java.util.List;

/** A bridge of two channels. */
public final class Bridge {
    public final String id;
    public final List<Channel> channels = new ArrayList<>();

    Bridge(String id) {
        this.id = id;
    }
}
