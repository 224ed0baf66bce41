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
 * @param image name and tag of its image
 * @param addressFile where the host writes the address once the container is ready
 * @param log the log of the host
 */
record ContainerServer(
        Distribution distribution, String name, String image, Path addressFile, Path log)
        implements EmbeddedServer {

    /** The image may have to be pulled first. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

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
        if (!Files.isDirectory(target.resolve("containers"))) {
            throw new StartFailed(
                    name,
                    "cannot be started in a container: "
                            + target.resolve("containers")
                            + " is missing; run mvn -pl testing -am package -DskipTests");
        }
        List<String> command =
                List.of(
                        distribution.java().toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        target.resolve("classes")
                                + ":"
                                + target.resolve("containers")
                                + "/*:"
                                + distribution.brokerClassPath(),
                        ContainerHost.class.getName(),
                        name,
                        image,
                        addressFile.toString());
        Process process = new Launch(command, environment, distribution.root(), log).start();
        spawned.accept(ProcessId.of(process.pid()));
        Waiting.until(PATIENCE, () -> !process.isAlive() || Files.exists(addressFile));
        if (!process.isAlive()) {
            throw failed(process.exitValue());
        }
        if (!Files.exists(addressFile)) {
            throw new StartFailed(name, "was not ready in time.", log);
        }
    }

    private StartFailed failed(int exitCode) {
        return switch (exitCode) {
            case ContainerHost.NO_ENGINE ->
                    new StartFailed(
                            name,
                            "needs a container engine and none answers: start Docker, or"
                                    + " podman system service and set DOCKER_HOST, or leave out"
                                    + " -Dbelfry.infra=containers (details in "
                                    + log
                                    + ")");
            case ContainerHost.NO_IMAGE ->
                    new StartFailed(
                            name,
                            "needs the image "
                                    + image
                                    + ", which cannot be pulled: try docker pull, or name another"
                                    + " with -Dbelfry.image."
                                    + name
                                    + "=… (details in "
                                    + log
                                    + ")");
            default -> new StartFailed(name, "could not be started in a container.", log);
        };
    }
}
