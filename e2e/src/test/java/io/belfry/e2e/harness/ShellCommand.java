package io.belfry.e2e.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One run of a command line program, to its end. */
public final class ShellCommand {

    /**
     * @param exitCode what the program returned
     * @param output standard output and standard error, interleaved
     */
    public record Result(int exitCode, String output) {}

    private ShellCommand() {}

    /**
     * Runs the program and waits for it.
     *
     * @throws IllegalStateException when it is not over after {@code limit}; it is then killed
     */
    public static Result run(
            Path directory, Duration limit, Map<String, String> environment, List<String> command) {
        try {
            Path output = Files.createTempFile("belfry-e2e-", ".out");
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .directory(directory.toFile())
                            .redirectErrorStream(true)
                            .redirectInput(Path.of("/dev/null").toFile())
                            .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            boolean over = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (!over) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
            }
            String said = Files.readString(output);
            Files.delete(output);
            if (!over) {
                throw new IllegalStateException(
                        command + " took longer than " + limit + ":\n" + said);
            }
            return new Result(process.exitValue(), said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while running " + command, e);
        }
    }
}
