package io.belfry.standalone.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * One Kafka node that is broker and controller, on loopback.
 *
 * @param distribution where its libraries are
 * @param data its folder, kept between runs
 * @param port of the broker
 * @param controllerPort of the controller
 * @param settings broker settings beyond ours
 * @param log its log file
 */
public record KafkaBroker(
        Distribution distribution,
        Path data,
        int port,
        int controllerPort,
        Map<String, String> settings,
        Path log)
        implements EmbeddedServer {

    /**
     * Settings for tests and measurements. They send events of years ago, and retention goes by the
     * time of the event: it must not run.
     */
    public static final Map<String, String> KEEP_EVERYTHING =
            Map.of(
                    "log.retention.check.interval.ms", "86400000",
                    "log.initial.task.delay.ms", "86400000");

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public String address() {
        return "127.0.0.1:" + port;
    }

    @Override
    public String stopSignal() {
        return "TERM";
    }

    @Override
    public void start(Map<String, String> environment, Consumer<ProcessId> spawned) {
        Path properties = data.resolve("server.properties");
        try {
            Files.createDirectories(data);
            Files.writeString(properties, configuration());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + properties, e);
        }
        List<String> command =
                List.of(
                        distribution.java().toString(),
                        "-Xms128m",
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--sun-misc-unsafe-memory-access=allow",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                        "-Dorg.slf4j.simpleLogger.logFile=System.out",
                        "-Dorg.slf4j.simpleLogger.showDateTime=true",
                        "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
                        "-cp",
                        distribution.brokerClassPath(),
                        KafkaMain.class.getName(),
                        properties.toString());
        Process process = new Launch(command, environment, data, log).start();
        spawned.accept(ProcessId.of(process.pid()));
        Readiness.await(this, process, PATIENCE, this::answers);
    }

    private boolean answers() {
        Map<String, Object> config =
                Map.of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, address(),
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 2000,
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 2000);
        if (!Ports.isOpen(port)) {
            return false;
        }
        try (Admin admin = Admin.create(config)) {
            return !admin.describeCluster().nodes().get(2, TimeUnit.SECONDS).isEmpty();
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String configuration() {
        return """
        process.roles=broker,controller
        node.id=1
        controller.quorum.voters=1@127.0.0.1:%2$d
        controller.listener.names=CONTROLLER
        listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
        advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
        listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
        log.dirs=%3$s
        auto.create.topics.enable=false
        num.partitions=1
        num.network.threads=2
        num.io.threads=4
        default.replication.factor=1
        offsets.topic.replication.factor=1
        offsets.topic.num.partitions=4
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        transaction.state.log.num.partitions=4
        share.coordinator.state.topic.replication.factor=1
        share.coordinator.state.topic.min.isr=1
        group.initial.rebalance.delay.ms=0
        log.cleaner.dedupe.buffer.size=2097152
        log.index.size.max.bytes=2097152
        """
                        .formatted(port, controllerPort, data.resolve("log").toAbsolutePath())
                + settings.entrySet().stream()
                        .map(e -> e.getKey() + "=" + e.getValue() + "\n")
                        .collect(Collectors.joining());
    }
}
