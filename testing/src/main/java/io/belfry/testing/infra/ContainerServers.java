package io.belfry.testing.infra;

import io.belfry.standalone.embedded.Distribution;
import io.belfry.standalone.embedded.EmbeddedServer;
import java.nio.file.Path;

/** Servers in containers; each is held by a process of its own, which Testcontainers needs. */
record ContainerServers(Distribution distribution, Path folder) {

    EmbeddedServer server(String name) {
        return new ContainerServer(
                distribution,
                name,
                ContainerImages.of(name),
                folder.resolve(name + ".address"),
                folder.resolve("logs").resolve(name + ".log"));
    }
}
