package io.belfry.standalone.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One Elasticsearch node on loopback, without TLS and users.
 *
 * @param distribution where it is unpacked
 * @param folder its folder: configuration, data and logs, kept between runs
 * @param port for HTTP
 * @param transportPort between nodes; opened although there is only one
 * @param launcherLog what it says before its own log is open
 */
public record ElasticsearchServer(
        Distribution distribution, Path folder, int port, int transportPort, Path launcherLog)
        implements EmbeddedServer {

    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final String CLUSTER = "belfry";

    @Override
    public String name() {
        return "elasticsearch";
    }

    @Override
    public String address() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public String stopSignal() {
        return "TERM";
    }

    @Override
    public Path log() {
        Path own = folder.resolve("logs/" + CLUSTER + ".log");
        return Files.exists(own) ? own : launcherLog;
    }

    @Override
    public void start(Map<String, String> environment, Consumer<ProcessId> spawned) {
        Path home = distribution.elasticsearchHome();
        try {
            prepare(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Unprivileged runAs = Unprivileged.forPaths(home, folder, distribution.java());
        runAs.own(folder);
        List<String> command =
                List.of(
                        home.resolve("bin/elasticsearch").toString(),
                        "-d",
                        "-p",
                        pidFile().toString());
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(
                Map.of(
                        "ES_PATH_CONF", folder.resolve("config").toString(),
                        "ES_JAVA_HOME", System.getProperty("java.home"),
                        "ES_TMPDIR", folder.resolve("tmp").toString(),
                        "CLI_JAVA_OPTS", "-Xmx32m -XX:TieredStopAtLevel=1",
                        "ES_JAVA_OPTS", "-Xms384m -Xmx384m -XX:-AlwaysPreTouch"));
        Process launcher = new Launch(runAs.wrap(command), all, folder, launcherLog).start();
        ProcessId launcherId = ProcessId.of(launcher.pid());
        spawned.accept(launcherId);
        ProcessId server = awaitServer(launcher);
        spawned.accept(server);
        if (!Waiting.until(PATIENCE, () -> !server.isAlive() || answers()) || !server.isAlive()) {
            throw failed("did not answer on " + address() + ".");
        }
    }

    /** The launcher writes the pid of the server and ends when the server is up. */
    private ProcessId awaitServer(Process launcher) {
        Waiting.until(PATIENCE, () -> !launcher.isAlive());
        if (launcher.isAlive()) {
            launcher.destroyForcibly();
            throw failed("did not start within " + PATIENCE.toSeconds() + " s.");
        }
        if (launcher.exitValue() != 0) {
            throw failed("ended with exit code " + launcher.exitValue() + " while it started.");
        }
        try {
            return ProcessId.of(Long.parseLong(Files.readString(pidFile()).strip()));
        } catch (IOException e) {
            throw failed("ended while it started.");
        }
    }

    private StartFailed failed(String reason) {
        return new StartFailed(name(), reason, log());
    }

    private boolean answers() {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(address() + "/_cluster/health?wait_for_status=yellow"))
                        .timeout(Duration.ofSeconds(5))
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Path pidFile() {
        return folder.resolve("es.pid");
    }

    private void prepare(Path home) throws IOException {
        Path config = folder.resolve("config");
        for (String name : List.of("config", "data", "logs", "tmp")) {
            Files.createDirectories(folder.resolve(name));
        }
        Files.deleteIfExists(pidFile());
        Files.copy(
                home.resolve("config/log4j2.properties"),
                config.resolve("log4j2.properties"),
                StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(config.resolve("jvm.options"), jvmOptions(home));
        Files.writeString(
                config.resolve("elasticsearch.yml"),
                """
                cluster.name: %s
                node.name: %s
                discovery.type: single-node
                network.host: 127.0.0.1
                http.port: %d
                transport.port: %d
                path.data: "%s"
                path.logs: "%s"
                xpack.security.enabled: false
                cluster.routing.allocation.disk.threshold_enabled: false
                """
                        .formatted(
                                CLUSTER,
                                CLUSTER,
                                port,
                                transportPort,
                                folder.resolve("data"),
                                folder.resolve("logs")));
    }

    /** Its own options but without the garbage collection log, which would go into its home. */
    private static String jvmOptions(Path home) throws IOException {
        StringBuilder options = new StringBuilder();
        for (String line : Files.readAllLines(home.resolve("config/jvm.options"))) {
            if (!line.startsWith("-Xlog:gc") && !line.startsWith("-XX:ErrorFile")) {
                options.append(line).append('\n');
            }
        }
        return options.toString();
    }
}
