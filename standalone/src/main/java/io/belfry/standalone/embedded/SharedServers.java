package io.belfry.standalone.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One set of servers for all tests on this machine that run from the same checkout. Each server is
 * started by the first who asks for it; a {@link Watchdog} stops them when the last build is over.
 */
public final class SharedServers {

    /** Superuser of the PostgreSQL server for tests. */
    public static final String POSTGRES_USER = "postgres";

    /** Password of the superuser; the server listens on loopback and holds test data only. */
    public static final String POSTGRES_PASSWORD = "postgres";

    private static final Duration LINGER = Duration.ofSeconds(30);

    private final Distribution distribution;
    private final Stack stack;
    private final Duration linger;

    public SharedServers(Distribution distribution, Path folder) {
        this(distribution, folder, LINGER);
    }

    SharedServers(Distribution distribution, Path folder, Duration linger) {
        this.linger = linger;
        this.distribution = distribution;
        this.stack = new Stack(folder);
    }

    public Stack stack() {
        return stack;
    }

    /**
     * The running server of this name, started now if need be, in use by {@code user} from now on.
     */
    public Component obtain(
            String name, Optional<ProcessId> user, Supplier<EmbeddedServer> server) {
        return stack.exclusively(
                "start.lock",
                () -> {
                    user.ifPresent(process -> Watchdog.register(stack, process));
                    ensureWatchdog();
                    Component running = stack.state().component(name).orElse(null);
                    if (running != null && running.ready() && running.process().isAlive()) {
                        return running;
                    }
                    stack.stop(name);
                    return stack.start(server.get());
                });
    }

    /** Keeps what is started now until {@link #shutDown}, although nobody uses it. */
    public void keep() {
        stack.exclusively(
                "start.lock",
                () -> {
                    Watchdog.hold(stack);
                    return null;
                });
    }

    /** Stops everything now, whoever uses it, and deletes the data. */
    public void shutDown() {
        stack.stopAll();
        try {
            Folders.delete(stack.folder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A Kafka broker on free ports, with {@link KafkaBroker#KEEP_EVERYTHING}. */
    public EmbeddedServer kafka() {
        return new KafkaBroker(
                distribution,
                fresh("kafka"),
                Ports.free(),
                Ports.free(),
                KafkaBroker.KEEP_EVERYTHING,
                log("kafka"));
    }

    /** A PostgreSQL server on a free port, not durable. */
    public EmbeddedServer postgres() {
        return new PostgresServer(
                distribution,
                fresh("postgres"),
                Ports.free(),
                POSTGRES_USER,
                POSTGRES_PASSWORD,
                false,
                log("postgres"));
    }

    /** An Elasticsearch node on free ports. */
    public EmbeddedServer elasticsearch() {
        return new ElasticsearchServer(
                distribution,
                fresh("elasticsearch"),
                Ports.free(),
                Ports.free(),
                log("elasticsearch"));
    }

    private Path fresh(String name) {
        Path data = stack.folder().resolve(name);
        try {
            Folders.delete(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return data;
    }

    private Path log(String name) {
        return stack.folder().resolve("logs").resolve(name + ".log");
    }

    /** Whatever an earlier watchdog left behind, after its folder was deleted say, ends first. */
    private void ensureWatchdog() {
        Component watchdog = stack.state().component(Watchdog.NAME).orElse(null);
        if (watchdog != null && watchdog.process().isAlive()) {
            return;
        }
        stack.stopAll();
        List<String> command =
                List.of(
                        distribution.java().toString(),
                        "-Xmx32m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        distribution.ownClassPath(),
                        Watchdog.class.getName(),
                        stack.folder().toString(),
                        Long.toString(linger.toSeconds()));
        Path log = log(Watchdog.NAME);
        Process process = new Launch(command, stack.marker(), distribution.root(), log).start();
        ProcessId id = ProcessId.of(process.pid());
        stack.update(
                state ->
                        state.with(
                                new Component(
                                        Watchdog.NAME,
                                        id.pid(),
                                        id.startTicks(),
                                        "",
                                        log.toString(),
                                        "TERM",
                                        "",
                                        true)));
    }
}
