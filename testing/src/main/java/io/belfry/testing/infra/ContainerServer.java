package io.belfry.testing.infra;

import io.belfry.standalone.embedded.Distribution;
import io.belfry.standalone.embedded.EmbeddedServer;
import io.belfry.standalone.embedded.Launch;
import io.belfry.standalone.embedded.ProcessId;
import io.belfry.standalone.embedded.StartFailed;
import io.belfry.standalone.embedded.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A server in a container, seen as a process: {@link ContainerHost} runs as long as the container.
 *
 * @param distribution the project
 * @param name "kafka", "postgres" or "elasticsearch"
 * @param addressFile where the host writes the address once the container is ready
 * @param log the log of the host
 */
record ContainerServer(Distribution distribution, String name, Path addressFile, Path log)
        implements EmbeddedServer {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Override
    public String address() {
        try {
            return Files.exists(addressFile) ? Files.readString(addressFile) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String stopSignal() {
        return "TERM";
    }

    @Override
    public void start(Map<String, String> environment, Consumer<ProcessId> spawned) {
        try {
            Files.deleteIfExists(addressFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Path target = distribution.root().resolve("testing/target");
        List<String> command =
                List.of(
                        distribution.java().toString(),
                        "-Xmx64m",
                        "-cp",
                        target.resolve("classes")
                                + ":"
                                + target.resolve("containers")
                                + "/*:"
                                + distribution.brokerClassPath(),
                        ContainerHost.class.getName(),
                        name,
                        addressFile.toString());
        Process process = new Launch(command, environment, distribution.root(), log).start();
        spawned.accept(ProcessId.of(process.pid()));
        Waiting.until(PATIENCE, () -> !process.isAlive() || Files.exists(addressFile));
        if (!process.isAlive()) {
            throw new StartFailed(name, "could not be started in a container.", log);
        }
        if (!Files.exists(addressFile)) {
            throw new StartFailed(name, "was not ready in time.", log);
        }
    }
}
