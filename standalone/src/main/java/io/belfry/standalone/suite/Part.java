package io.belfry.standalone.suite;

import io.belfry.standalone.embedded.EmbeddedServer;
import java.util.List;

/**
 * A part of the suite.
 *
 * @param server how it is started
 * @param needs names of the parts that must be ready before
 * @param afterStart what must happen before those that need it are started
 */
public record Part(EmbeddedServer server, List<String> needs, Runnable afterStart) {

    public Part {
        needs = List.copyOf(needs);
    }

    public String name() {
        return server.name();
    }
}
