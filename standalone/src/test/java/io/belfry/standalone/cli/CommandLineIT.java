package io.belfry.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.belfry.standalone.embedded.Distribution;
import io.belfry.standalone.embedded.Ports;
import io.belfry.standalone.embedded.Stack;
import io.belfry.standalone.suite.PortPlan;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as separate processes, as a user runs them, with PostgreSQL alone to be quick. */
class CommandLineIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir Path folder;
    private final int offset = freeOffset();
    private Path data;

    @AfterEach
    void leavesNothingBehind() throws Exception {
        belfry("down");
        assertThat(new Stack(data()).strays()).isEmpty();
    }

    @Test
    void upStatusDownAndUpAgainWithTheDataKept() throws Exception {
        assertThat(up("--detach").exitCode()).isZero();
        Result status = belfry("status", "--json");
        JsonNode json = new ObjectMapper().readTree(status.output());
        assertThat(status.exitCode()).isZero();
        assertThat(json.get("state").asText()).isEqualTo("ready");
        JsonNode postgres = json.get("components").get(0);
        assertThat(postgres.get("name").asText()).isEqualTo("postgres");
        assertThat(postgres.get("address").asText()).isEqualTo("127.0.0.1:" + port());
        assertThat(postgres.get("rssBytes").asLong()).isGreaterThan(1_000_000);
        String password = Files.readString(data().resolve("secrets/database-superuser.password"));

        assertThat(belfry("down").exitCode()).isZero();
        assertThat(Ports.isOpen(port())).isFalse();
        assertThat(new Stack(data()).strays()).isEmpty();
        assertThat(belfry("status").exitCode()).isEqualTo(1);

        assertThat(up("--detach").exitCode()).as("the password still fits the data").isZero();
        assertThat(data().resolve("secrets/database-superuser.password")).hasContent(password);
        assertThat(up("--detach").exitCode()).as("already up").isZero();
    }

    @Test
    void downAlsoWorksAfterTheForegroundCommandWasKilled() throws Exception {
        Path output = folder.resolve("up.out");
        Process up = start(output, "up", "--only", "postgres", "--port-offset", offset + "");
        await().atMost(PATIENCE).until(() -> Files.readString(output).contains("Ctrl-C stops"));
        up.destroyForcibly().waitFor();
        assertThat(Ports.isOpen(port())).isTrue();

        assertThat(belfry("down").exitCode()).isZero();

        assertThat(Ports.isOpen(port())).isFalse();
    }

    @Test
    void theEndOfTheForegroundCommandStopsEverything() throws Exception {
        Path output = folder.resolve("up.out");
        Process up = start(output, "up", "--only", "postgres", "--port-offset", offset + "");
        await().atMost(PATIENCE).until(() -> Files.readString(output).contains("Ctrl-C stops"));

        up.destroy();

        assertThat(up.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(Ports.isOpen(port())).isFalse();
        assertThat(new Stack(data()).strays()).isEmpty();
    }

    @Test
    void aKilledPartIsNamedWithTheEndOfItsLogAndCanBeRestarted() throws Exception {
        up("--detach");
        assertThat(belfry("kill", "postgres").exitCode()).isZero();

        Result status = belfry("status");
        assertThat(status.exitCode()).isEqualTo(1);
        assertThat(status.output())
                .containsPattern("postgres \\(pid \\d+\\) died. The end of its log")
                .contains("database system is ready to accept connections");

        assertThat(belfry("restart", "postgres").exitCode()).isZero();
        assertThat(belfry("status").exitCode()).isZero();
    }

    @Test
    void aPortInUseIsOneClearLineAndNothingIsLeftRunning() throws Exception {
        try (ServerSocket other = new ServerSocket(port(), 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(other.isBound()).isTrue();
            Result result = up("--detach");

            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.output().lines())
                    .containsExactly(
                            "belfry: Port %d (postgres) is in use by pid %d (java): stop what listens there, or move all ports with --port-offset 1000."
                                    .formatted(port(), ProcessHandle.current().pid()));
            assertThat(new Stack(data()).strays()).isEmpty();
        }
    }

    @Test
    void aStackThatRunsIsNotTurnedIntoAnotherOne() throws Exception {
        up("--detach");

        Result result = belfry("up", "--detach", "--only", "postgres", "--port-offset", "1");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output()).startsWith("belfry: This stack is running with other options:");
        assertThat(belfry("status").exitCode()).isZero();
    }

    private Result up(String... more) throws Exception {
        List<String> arguments =
                new ArrayList<>(List.of("up", "--only", "postgres", "--port-offset", offset + ""));
        arguments.addAll(List.of(more));
        return belfry(arguments.toArray(String[]::new));
    }

    private record Result(int exitCode, String output) {}

    private Result belfry(String... arguments) throws Exception {
        Path output = Files.createTempFile(folder, "belfry", ".out");
        Process process = start(output, arguments);
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return new Result(process.exitValue(), Files.readString(output));
    }

    private Process start(Path output, String... arguments) throws IOException {
        Distribution distribution = Distribution.find();
        List<String> command =
                new ArrayList<>(
                        List.of(
                                distribution.java().toString(),
                                "-Xmx128m",
                                "-XX:TieredStopAtLevel=1",
                                "-Dbelfry.root=" + distribution.root(),
                                "-cp",
                                distribution.brokerClassPath(),
                                Main.class.getName()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data", data().toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    private Path data() {
        if (data == null) {
            data = folder.resolve("data");
        }
        return data;
    }

    private int port() {
        return new PortPlan(offset).postgres();
    }

    private static int freeOffset() {
        while (true) {
            int offset = ThreadLocalRandom.current().nextInt(15_000, 45_000);
            if (Ports.isFree(new PortPlan(offset).postgres())) {
                return offset;
            }
        }
    }
}
