package io.belfry.bench.run;

import io.belfry.contracts.kafka.SuiteTopics;
import io.belfry.standalone.embedded.Distribution;
import io.belfry.standalone.embedded.EmbeddedServer;
import io.belfry.standalone.embedded.Folders;
import io.belfry.standalone.embedded.KafkaBroker;
import io.belfry.standalone.embedded.Launch;
import io.belfry.standalone.embedded.LogTail;
import io.belfry.standalone.embedded.Ports;
import io.belfry.standalone.embedded.PostgresServer;
import io.belfry.standalone.embedded.Stack;
import io.belfry.standalone.embedded.StartFailed;
import io.belfry.standalone.suite.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The processes of one scenario, on free ports of 127.0.0.1: a broker of its own, the service that
 * is measured, the limit. Their logs stay in {@code bench/target/run/logs}.
 */
public final class BenchStack implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final List<String> JVM =
            List.of(
                    "-Xmx512m",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow");

    private final Distribution distribution;
    private final Progress progress;
    private final Stack stack;
    private final Thread onExit = new Thread(this::stopOnExit, "stop-processes");
    private volatile boolean interrupted;

    /** Stops what an interrupted run before may have left, and begins with an empty folder. */
    public BenchStack(Distribution distribution, Progress progress) {
        this.distribution = distribution;
        this.progress = progress;
        this.stack = new Stack(distribution.root().resolve("bench/target/run"));
        stack.stopAll();
        try {
            Folders.delete(stack.folder());
            Files.createDirectories(stack.folder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(onExit);
    }

    /** Where a scenario may put files. */
    public Path folder() {
        return stack.folder();
    }

    /** Starts a broker as {@code ./belfry up} has it, with all topics; returns its address. */
    public String kafka() {
        KafkaBroker broker =
                new KafkaBroker(
                        distribution,
                        folder().resolve("kafka"),
                        Ports.free(),
                        Ports.free(),
                        KafkaBroker.KEEP_EVERYTHING,
                        log("kafka"));
        start(broker);
        SuiteTopics.create(broker.address(), "");
        return broker.address();
    }

    /** Starts a PostgreSQL server of its own with an empty database of that name. */
    public PostgresServer postgres(String database) {
        PostgresServer server =
                new PostgresServer(
                        distribution,
                        folder().resolve("postgres"),
                        Ports.free(),
                        "bench",
                        "bench",
                        true,
                        log("postgres"));
        start(server);
        server.admin().createDatabase(database);
        return server;
    }

    /** Bytes of memory that a process takes now; 0 when there is none of that name. */
    public long residentBytes(String name) {
        return stack.state().component(name).map(c -> c.process().residentBytes()).orElse(0L);
    }

    /** Starts the packaged service of that module and returns its URL. */
    public String service(String module, Map<String, String> environment) {
        Path jar =
                distribution.root().resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.isRegularFile(jar)) {
            throw new BenchFailed(jar + " is missing: run mvn -DskipTests package first");
        }
        return http(module, List.of("-jar", jar.toString()), "/q/health/ready", environment);
    }

    /** Starts a program of this module, given its port as {@code QUARKUS_HTTP_PORT}. */
    public String own(String name, Class<?> main, String healthPath) {
        String classPath = System.getProperty("java.class.path");
        return http(name, List.of("-cp", classPath, main.getName()), healthPath, Map.of());
    }

    /**
     * Runs one of Kafka's own tools to its end; returns what it printed.
     *
     * @param program main class and arguments
     * @throws BenchFailed with the end of what it printed when its exit code is not 0
     */
    public String kafkaTool(String name, List<String> program) {
        Path tools = distribution.root().resolve("bench/target/kafka-tools");
        List<String> command = new ArrayList<>();
        command.add(distribution.java().toString());
        command.addAll(JVM);
        command.addAll(
                List.of(
                        "-Duser.language=en",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                        "-cp",
                        distribution.brokerClassPath() + ":" + tools + "/*"));
        command.addAll(program);
        try {
            Process process = new Launch(command, stack.marker(), folder(), log(name)).start();
            while (!process.waitFor(1, TimeUnit.SECONDS)) {
                progress.tick(() -> name + " is running");
            }
            if (process.exitValue() != 0) {
                throw new BenchFailed(
                        "%s ended with exit code %d: %s"
                                .formatted(
                                        name,
                                        process.exitValue(),
                                        String.join("\n", LogTail.lines(log(name), 5))));
            }
            return Files.readString(log(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("interrupted", e);
        }
    }

    private String http(
            String name, List<String> program, String healthPath, Map<String, String> environment) {
        int port = Ports.free();
        String url = "http://" + HOST + ":" + port;
        List<String> command = new ArrayList<>();
        command.add(distribution.java().toString());
        command.addAll(JVM);
        command.addAll(program);
        Map<String, String> all = new HashMap<>(environment);
        all.put("QUARKUS_HTTP_HOST", HOST);
        all.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        start(
                new HttpServer(
                        name, command, all, distribution.root(), url, url + healthPath, log(name)));
        return url;
    }

    private void start(EmbeddedServer server) {
        progress.say("starting " + server.name());
        try {
            stack.start(server);
        } catch (StartFailed e) {
            throw interrupted ? new BenchFailed("interrupted") : e;
        }
        progress.say(server.name() + " is ready on " + server.address());
    }

    private Path log(String name) {
        return folder().resolve("logs").resolve(name + ".log");
    }

    /** The costs of a running process. */
    public Costs costs(String name) {
        return Costs.of(stack.state().component(name).orElseThrow().process().pid());
    }

    /** Stops one process, so that it takes nothing from the next. */
    public void stop(String name) {
        stack.stop(name);
    }

    private void stopOnExit() {
        interrupted = true;
        stack.stopAll();
    }

    /** Stops all of them and deletes their data. */
    @Override
    public void close() {
        if (interrupted) {
            return; // the hook is stopping them, and may not be removed any more
        }
        stack.stopAll();
        Runtime.getRuntime().removeShutdownHook(onExit);
        try {
            Folders.delete(folder().resolve("kafka"));
            Folders.delete(folder().resolve("postgres"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
