package io.belfry.pbx.link;

import io.belfry.contracts.pbx.PbxLink;
import java.util.concurrent.atomic.AtomicReference;

/** The last thing told about the link, for health and commands. */
public final class LinkState {

    private final AtomicReference<PbxLink> current = new AtomicReference<>();

    public void set(PbxLink link) {
        current.set(link);
    }

    /** Null before the first attempt. */
    public PbxLink get() {
        return current.get();
    }

    public boolean isUp() {
        return current.get() instanceof PbxLink.Up;
    }
}
