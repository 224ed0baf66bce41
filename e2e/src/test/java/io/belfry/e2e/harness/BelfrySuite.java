package io.belfry.e2e.harness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.belfry.e2e.harness.ShellCommand.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The whole suite, started as a user starts it: by {@code ./belfry up --detach}, in a data folder
 * of its own and with every port shifted, so that it does not meet the suite of whoever runs the
 * tests.
 */
public final class BelfrySuite implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Duration START = Duration.ofMinutes(15);
    private static final Duration STOP = Duration.ofMinutes(2);
    private static final int GATEWAY = 8090;
    private static final int KAFKA = 9092;
    private static final int POSTGRES = 5443;
    private static final int ELASTICSEARCH = 9200;
    private static final int SIMULATOR_CONTROL = 8089;

    /**
     * For work on the tests: {@code -Dbelfry.e2e.keep=true} leaves a suite running for the next
     * run.
     */
    private static final boolean KEEP = Boolean.getBoolean("belfry.e2e.keep");

    /** Which of the processes that share the test classes of this run we are, from 1. */
    private static final int FORK = Integer.getInteger("belfry.e2e.fork", 1);

    /**
     * Added to every port: {@code -Dbelfry.e2e.port-shift=400} keeps two runs of the tests on one
     * machine apart; the processes of one run are 200 apart (a suite's own ports are not).
     */
    private static final int PORT_SHIFT =
            Integer.getInteger("belfry.e2e.port-shift", 0) + 200 * (FORK - 1);

    /**
     * The day of the statistics begins half a day away from the tests: no counter starts anew amid
     * them, whatever the hour.
     */
    private static final Map<String, String> ENVIRONMENT =
            Map.of(
                    "BELFRY_STATS_RESET_TIME",
                    LocalTime.now().plusHours(12).truncatedTo(ChronoUnit.MINUTES).toString());

    private final Path data;
    private final int offset;

    private BelfrySuite(Path data, int offset) {
        this.data = data;
        this.offset = shifted(offset);
    }

    /**
     * Starts the suite and waits until every component is ready.
     *
     * @param options further options of {@code belfry up}
     */
    public static BelfrySuite up(String name, int portOffset, String... options) {
        Path data = Checkout.root().resolve("e2e/target/suites").resolve(name + "-" + FORK);
        BelfrySuite suite = new BelfrySuite(data, portOffset);
        if (KEEP && suite.isReady()) {
            return suite;
        }
        delete(data);
        List<String> command =
                new ArrayList<>(
                        List.of("up", "--detach", "--port-offset", String.valueOf(suite.offset)));
        command.addAll(List.of(options));
        try {
            Result result = suite.belfry(START, command);
            if (result.exitCode() != 0) {
                throw new IllegalStateException("the suite does not start:\n" + result.output());
            }
            return suite;
        } catch (RuntimeException e) {
            suite.belfry(STOP, List.of("down")); // what was started before it took too long
            throw e;
        }
    }

    /** A port shifted as those of the suites are. */
    public static int shifted(int port) {
        return port + PORT_SHIFT;
    }

    public URI gateway() {
        return URI.create("http://127.0.0.1:" + (GATEWAY + offset));
    }

    /** The bootstrap server of Kafka. */
    public String kafka() {
        return "127.0.0.1:" + (KAFKA + offset);
    }

    /** The reporting database. */
    public Sql xivoStats() {
        return database("xivo_stats");
    }

    /** What the simulator writes, as a real PBX writes its own database. */
    public Sql simulatedPbx() {
        return database("asterisk");
    }

    private Sql database(String name) {
        String url = "jdbc:postgresql://127.0.0.1:" + (POSTGRES + offset) + "/" + name;
        try {
            Path password = data.resolve("secrets/database-" + name + ".password");
            return new Sql(url, name, Files.readString(password).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Search search() {
        return new Search(URI.create("http://127.0.0.1:" + (ELASTICSEARCH + offset)));
    }

    public URI simulator() {
        return URI.create("http://127.0.0.1:" + (SIMULATOR_CONTROL + offset));
    }

    /** The directory of the simulated PBX, as it was given to the adapter. */
    public JsonNode directory() {
        try {
            return YAML.readTree(data.resolve("pbx.yaml").toFile()).path("directory");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@code ./belfry status --json} says. */
    public JsonNode status() {
        try {
            return JSON.readTree(belfry(STOP, List.of("status", "--json")).output());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("status --json does not print JSON", e);
        }
    }

    /** Kills a part with SIGKILL, and starts it again as {@code up} did. */
    public void killAndRestart(String part) {
        succeed(List.of("kill", part));
        succeed(List.of("restart", part));
    }

    @Override
    public void close() {
        if (!KEEP) {
            succeed(List.of("down"));
        }
    }

    private boolean isReady() {
        return Files.exists(data) && status().path("state").asText().equals("ready");
    }

    private void succeed(List<String> arguments) {
        Result result = belfry(STOP, arguments);
        if (result.exitCode() != 0) {
            throw new IllegalStateException(arguments + " failed:\n" + result.output());
        }
    }

    private Result belfry(Duration limit, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add("./belfry");
        command.addAll(arguments);
        command.addAll(List.of("--data", data.toString()));
        return ShellCommand.run(Checkout.root(), limit, ENVIRONMENT, command);
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
