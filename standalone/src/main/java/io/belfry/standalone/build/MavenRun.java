package io.belfry.standalone.build;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * One run of Maven in the root folder, with its whole output in a file.
 *
 * @param root the folder of the project
 * @param log receives everything Maven says
 */
public record MavenRun(Path root, Path log) {

    private static final String OPTIONS = "-Xmx768m --sun-misc-unsafe-memory-access=allow";

    /**
     * Runs Maven to its end.
     *
     * @param arguments goals and options; {@code -B} is added
     * @param lines hears every line of output
     * @return the exit code
     */
    public int run(List<String> arguments, Consumer<String> lines) {
        List<String> command = new ArrayList<>(List.of("mvn", "-B"));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putIfAbsent("MAVEN_OPTS", OPTIONS);
        try {
            Files.createDirectories(log.getParent());
            Process process = builder.start();
            Thread stop = new Thread(process::destroy);
            Runtime.getRuntime().addShutdownHook(stop);
            process.getOutputStream().close();
            try (BufferedReader reader =
                            new BufferedReader(
                                    new InputStreamReader(
                                            process.getInputStream(), StandardCharsets.UTF_8));
                    Writer copy = Files.newBufferedWriter(log)) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    copy.write(line + "\n");
                    copy.flush();
                    lines.accept(line);
                }
            }
            int exitCode = process.waitFor();
            removeHook(stop);
            return exitCode;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run Maven", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Maven ran", e);
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The shutdown is under way and runs the hook, which finds Maven ended.
            return;
        }
    }
}
