package io.belfry.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.standalone.embedded.Distribution;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code belfry} and the launcher behind it, which is built already. */
class BelfryScriptIT {

    private static final List<String> PARTS = List.of("classes", "lib", "embedded");

    @TempDir Path project;

    @BeforeEach
    void aProjectWithABuiltLauncher() throws IOException {
        Path built = Distribution.find().root().resolve("standalone/target");
        Path target = Files.createDirectories(project.resolve("standalone/target"));
        for (String part : PARTS) {
            Files.createSymbolicLink(target.resolve(part), built.resolve(part));
        }
        Files.createFile(target.resolve("belfry-launcher"));
        Files.copy(Distribution.find().root().resolve("belfry"), project.resolve("belfry"));
    }

    @AfterEach
    void leavesNoLinks() throws IOException {
        for (String part : PARTS) {
            Files.delete(project.resolve("standalone/target").resolve(part));
        }
    }

    @Test
    void anUnknownCommandIsAnsweredWithTheKnownOnes() throws Exception {
        Result result = belfry("nonsense");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.output())
                .startsWith("belfry: Unmatched argument at index 0: 'nonsense'\nUsage: belfry ")
                .contains(
                        "Usage: belfry [-hV] COMMAND", "  up ", "  down ", "asterisk up|down|cli");
    }

    @Test
    void theExitCodeAndTheOutputOfACommandArePassedOn() throws Exception {
        assertThat(belfry("status", "--json", "--data", project.resolve("data").toString()))
                .isEqualTo(new Result(1, "{\"state\":\"stopped\",\"components\":[]}\n"));
    }

    private record Result(int exitCode, String output) {}

    private Result belfry(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(project.resolve("belfry").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }
}
