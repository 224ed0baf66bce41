package io.belfry.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.standalone.embedded.Distribution;
import io.belfry.standalone.embedded.Ports;
import io.belfry.standalone.embedded.Stack;
import io.belfry.standalone.suite.PortPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The launcher as separate processes, as a user runs it, on a data folder and ports of its own. */
final class BelfryProcess {

    /** So long that only a process that hangs is not done by then. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Path folder;
    private final Path data;
    private final int offset = freeOffset();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final List<Process> started = new ArrayList<>();
    private Path root = Distribution.find().root();

    /**
     * @param folder for what the processes print and, unless told otherwise, their data
     */
    BelfryProcess(Path folder) {
        this(folder, folder.resolve("data"));
    }

    BelfryProcess(Path folder, Path data) {
        this.folder = folder;
        this.data = data;
    }

    /**
     * @param exitCode of the process
     * @param output standard output and standard error together
     */
    record Result(int exitCode, String output) {}

    /** With this variable set. */
    BelfryProcess with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** A project in which these modules are not built: only the launcher and the servers are. */
    BelfryProcess inAProjectWithoutServices() throws IOException {
        root = folder.resolve("project");
        Files.createDirectories(root.resolve("standalone"));
        Files.createSymbolicLink(
                root.resolve("standalone/target"),
                Distribution.find().root().resolve("standalone/target"));
        return this;
    }

    Path data() {
        return data;
    }

    Path root() {
        return root;
    }

    PortPlan ports() {
        return new PortPlan(offset);
    }

    /** {@code up} with these parts alone, and what they need. */
    Result up(String only, String... more) throws Exception {
        return run(upArguments(only, more));
    }

    /** {@code up} in the foreground. */
    Process startUp(Path output, String only, String... more) throws IOException {
        return start(output, upArguments(only, more));
    }

    private String[] upArguments(String only, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("up", "--only", only, "--port-offset", offset + ""));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    Result run(String... arguments) throws Exception {
        Path output = Files.createTempFile(folder, "belfry", ".out");
        Process process = start(output, arguments);
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return new Result(process.exitValue(), Files.readString(output));
    }

    /** A command that is not waited for. */
    Process start(Path output, String... arguments) throws IOException {
        Distribution distribution = Distribution.find();
        List<String> command =
                new ArrayList<>(
                        List.of(
                                distribution.java().toString(),
                                "-Xmx128m",
                                "-XX:TieredStopAtLevel=1",
                                "-Dbelfry.root=" + root,
                                "-cp",
                                distribution.brokerClassPath(),
                                Main.class.getName()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data", data.toString()));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        started.add(process);
        return process;
    }

    /** After a test, however it went: ends the launchers, then what they started. */
    void down() throws Exception {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
        run("down");
    }

    /**
     * Command lines of processes that belong to the data folder: they say so in their environment,
     * or name it.
     */
    List<String> leftRunning() {
        List<String> left =
                new ArrayList<>(
                        new Stack(data)
                                .strays().stream()
                                        .map(id -> commandLine(Path.of("/proc/" + id.pid())))
                                        .toList());
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            processes
                    .filter(p -> p.getFileName().toString().chars().allMatch(Character::isDigit))
                    .map(BelfryProcess::commandLine)
                    .filter(line -> line.contains(data.toString()))
                    .forEach(left::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return left;
    }

    private static String commandLine(Path process) {
        try {
            return Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1)
                    .replace('\0', ' ');
        } catch (IOException | UncheckedIOException e) {
            return "";
        }
    }

    private static int freeOffset() {
        while (true) {
            int offset = ThreadLocalRandom.current().nextInt(15_000, 45_000);
            PortPlan ports = new PortPlan(offset);
            if (ports.all().keySet().stream().allMatch(Ports::isFree)) {
                return offset;
            }
        }
    }
}
