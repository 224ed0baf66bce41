package io.belfry.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.belfry.standalone.embedded.Ports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as separate processes, as a user runs them, with PostgreSQL alone to be quick. */
class CommandLineIT {

    @TempDir Path folder;
    private BelfryProcess belfry;

    @BeforeEach
    void aFolderOfItsOwn() {
        belfry = new BelfryProcess(folder);
    }

    @AfterEach
    void leavesNothingBehind() throws Exception {
        belfry.down();
        assertThat(belfry.leftRunning()).isEmpty();
    }

    @Test
    void upStatusDownAndUpAgainWithTheDataKept() throws Exception {
        assertThat(belfry.up("postgres", "--detach").exitCode()).isZero();
        BelfryProcess.Result status = belfry.run("status", "--json");
        JsonNode json = new ObjectMapper().readTree(status.output());
        assertThat(status.exitCode()).isZero();
        assertThat(json.get("state").asText()).isEqualTo("ready");
        JsonNode postgres = json.get("components").get(0);
        assertThat(postgres.get("name").asText()).isEqualTo("postgres");
        assertThat(postgres.get("address").asText())
                .isEqualTo("127.0.0.1:" + belfry.ports().postgres());
        assertThat(postgres.get("rssBytes").asLong()).isGreaterThan(1_000_000);
        String password =
                Files.readString(belfry.data().resolve("secrets/database-superuser.password"));

        assertThat(belfry.run("down").exitCode()).isZero();
        assertThat(Ports.isOpen(belfry.ports().postgres())).isFalse();
        assertThat(belfry.leftRunning()).isEmpty();
        assertThat(belfry.run("status").exitCode()).isEqualTo(1);

        assertThat(belfry.up("postgres", "--detach").exitCode())
                .as("the password still fits the data")
                .isZero();
        assertThat(belfry.data().resolve("secrets/database-superuser.password"))
                .hasContent(password);
        assertThat(belfry.up("postgres", "--detach").exitCode()).as("already up").isZero();

        BelfryProcess.Result refused = belfry.up("postgres", "--detach", "--fresh");
        assertThat(refused.output())
                .isEqualTo(
                        "belfry: This stack is running: run ./belfry down --data %s first.\n"
                                .formatted(belfry.data()));
        belfry.run("down");
        Path mine = Files.writeString(belfry.data().resolve("mine.txt"), "not yours");
        assertThat(belfry.up("postgres", "--detach", "--fresh").exitCode()).isZero();
        assertThat(Files.readString(belfry.data().resolve("secrets/database-superuser.password")))
                .as("everything is new")
                .isNotEqualTo(password);
        assertThat(mine).hasContent("not yours");
    }

    @Test
    void downAlsoWorksAfterTheForegroundCommandWasKilled() throws Exception {
        Path output = folder.resolve("up.out");
        Process up = belfry.startUp(output, "postgres");
        await().atMost(BelfryProcess.PATIENCE)
                .until(() -> Files.readString(output).contains("Ctrl-C stops"));
        up.destroyForcibly().waitFor();
        assertThat(Ports.isOpen(belfry.ports().postgres())).isTrue();

        assertThat(belfry.run("down").exitCode()).isZero();

        assertThat(Ports.isOpen(belfry.ports().postgres())).isFalse();
    }

    @Test
    void theEndOfTheForegroundCommandStopsEverything() throws Exception {
        Path output = folder.resolve("up.out");
        Process up = belfry.startUp(output, "postgres");
        await().atMost(BelfryProcess.PATIENCE)
                .until(() -> Files.readString(output).contains("Ctrl-C stops"));

        up.destroy();

        assertThat(up.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(Ports.isOpen(belfry.ports().postgres())).isFalse();
        assertThat(belfry.leftRunning()).isEmpty();
    }

    @Test
    void aKilledPartIsNamedWithTheEndOfItsLogAndCanBeRestarted() throws Exception {
        belfry.up("postgres", "--detach");
        assertThat(belfry.run("logs", "postgres", "-n", "3").output().lines())
                .hasSize(3)
                .anyMatch(line -> line.endsWith("database system is ready to accept connections"));
        assertThat(belfry.run("logs", "postgre"))
                .isEqualTo(
                        new BelfryProcess.Result(
                                1,
                                "belfry: There is no log of postgre: see the names in ./belfry status.\n"));
        assertThat(belfry.run("kill", "postgres").exitCode()).isZero();

        BelfryProcess.Result status = belfry.run("status");
        assertThat(status.exitCode()).isEqualTo(1);
        assertThat(status.output())
                .containsPattern("postgres \\(pid \\d+\\) died. The end of its log")
                .contains("database system is ready to accept connections");

        assertThat(belfry.run("restart", "postgres").exitCode()).isZero();
        assertThat(belfry.run("status").exitCode()).isZero();
    }

    @Test
    void aStackThatRunsIsNotTurnedIntoAnotherOne() throws Exception {
        belfry.up("postgres", "--detach");

        BelfryProcess.Result result =
                belfry.run("up", "--detach", "--only", "postgres", "--port-offset", "1");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output()).startsWith("belfry: This stack is running with other options:");
        assertThat(belfry.run("status").exitCode()).isZero();
    }
}
