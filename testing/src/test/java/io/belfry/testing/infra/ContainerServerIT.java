package io.belfry.testing.infra;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.belfry.standalone.embedded.Distribution;
import io.belfry.standalone.embedded.StartFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.io.TempDir;

class ContainerServerIT {

    @TempDir Path folder;

    @Test
    @DisabledIf("anEngineIsInstalled")
    void withoutAnEngineOneLineSaysWhatToDo() {
        Path log = folder.resolve("kafka.log");
        ContainerServer kafka =
                new ContainerServer(
                        Distribution.find(),
                        "kafka",
                        ContainerImages.of("kafka"),
                        folder.resolve("kafka.address"),
                        log);
        Map<String, String> nothingThere =
                Map.of("DOCKER_HOST", "unix://" + folder.resolve("no.sock"));

        assertThatThrownBy(() -> kafka.start(nothingThere, process -> {}))
                .isInstanceOf(StartFailed.class)
                .hasMessage(
                        "kafka needs a container engine and none answers: start Docker, or podman"
                                + " system service and set DOCKER_HOST, or leave out"
                                + " -Dbelfry.infra=containers (details in "
                                + log
                                + ")");
    }

    /** Testcontainers falls back to these when DOCKER_HOST leads nowhere. */
    static boolean anEngineIsInstalled() {
        Path home = Path.of(System.getProperty("user.home"));
        return Files.exists(Path.of("/var/run/docker.sock"))
                || Files.exists(home.resolve(".docker/run/docker.sock"))
                || Files.exists(home.resolve(".docker/desktop/docker.sock"))
                || Files.exists(
                        Path.of(
                                System.getenv().getOrDefault("XDG_RUNTIME_DIR", "/nowhere"),
                                "docker.sock"));
    }
}
