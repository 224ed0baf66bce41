package io.belfry.testing.infra;

import com.github.dockerjava.api.exception.NotFoundException;
import io.belfry.standalone.embedded.KafkaBroker;
import io.belfry.standalone.embedded.SharedServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * Holds one container: starts it, writes its address into a file, passes its output on, ends when
 * it ends and stops it when it is stopped.
 */
final class ContainerHost {

    /** Exit code: no container engine answers. */
    static final int NO_ENGINE = 3;

    /** Exit code: the image is neither there nor to be had. */
    static final int NO_IMAGE = 4;

    private static final int ELASTICSEARCH_PORT = 9200;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration STEP = Duration.ofSeconds(1);

    private ContainerHost() {}

    /** Arguments: the name of the server, its image, and the file for its address. */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            System.exit(NO_ENGINE);
        }
        Path file = Path.of(args[2]);
        GenericContainer<?> container = container(args[0], args[1]);
        container.withStartupTimeout(PATIENCE);
        container.withLogConsumer(frame -> System.out.print(frame.getUtf8String()));
        Runtime.getRuntime().addShutdownHook(new Thread(container::stop));
        Thread watch = Thread.ofPlatform().daemon().start(() -> endWith(container));
        try {
            container.start();
        } catch (ContainerFetchException e) {
            e.printStackTrace();
            System.exit(NO_IMAGE);
        }
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(draft, address(container));
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        watch.join();
    }

    /**
     * Ends this process when the container has ended, while it starts or later: what waits for a
     * port would wait in vain.
     */
    private static void endWith(GenericContainer<?> container) {
        while (!hasEnded(container)) {
            LockSupport.parkNanos(STEP.toNanos());
        }
        System.out.println("The container has ended.");
        System.exit(1);
    }

    private static boolean hasEnded(GenericContainer<?> container) {
        if (container.getContainerId() == null) {
            return false;
        }
        try {
            return "exited".equals(container.getCurrentContainerInfo().getState().getStatus());
        } catch (NotFoundException e) {
            return true;
        } catch (RuntimeException e) {
            System.out.println("The engine does not answer: " + e);
            return false;
        }
    }

    private static GenericContainer<?> container(String server, String image) {
        DockerImageName name = DockerImageName.parse(image);
        return switch (server) {
            case "kafka" -> kafka(name.asCompatibleSubstituteFor("apache/kafka"));
            case "postgres" -> postgres(name.asCompatibleSubstituteFor("postgres"));
            case "elasticsearch" -> elasticsearch(name);
            default -> throw new IllegalArgumentException("no such server: " + server);
        };
    }

    private static KafkaContainer kafka(DockerImageName image) {
        KafkaContainer kafka =
                new KafkaContainer(image)
                        .withEnv("KAFKA_HEAP_OPTS", "-Xms128m -Xmx384m")
                        .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
        KafkaBroker.KEEP_EVERYTHING.forEach(
                (key, value) ->
                        kafka.withEnv(
                                "KAFKA_" + key.toUpperCase(Locale.ROOT).replace('.', '_'), value));
        return kafka;
    }

    private static PostgreSQLContainer postgres(DockerImageName image) {
        return new PostgreSQLContainer(image)
                .withUsername(SharedServers.POSTGRES_USER)
                .withPassword(SharedServers.POSTGRES_PASSWORD)
                .withEnv(
                        "POSTGRES_INITDB_ARGS",
                        "--encoding=UTF8 --locale-provider=builtin --locale=C.UTF-8")
                .withCommand(
                        "postgres",
                        "-c",
                        "fsync=off",
                        "-c",
                        "max_connections=200",
                        "-c",
                        "timezone=UTC");
    }

    private static GenericContainer<?> elasticsearch(DockerImageName image) {
        return new GenericContainer<>(image)
                .withEnv("discovery.type", "single-node")
                .withEnv("xpack.security.enabled", "false")
                .withEnv("cluster.routing.allocation.disk.threshold_enabled", "false")
                .withEnv("ES_JAVA_OPTS", "-Xms512m -Xmx512m")
                .withExposedPorts(ELASTICSEARCH_PORT)
                .waitingFor(
                        Wait.forHttp("/_cluster/health?wait_for_status=yellow").forStatusCode(200));
    }

    private static String address(GenericContainer<?> container) {
        return switch (container) {
            case KafkaContainer kafka -> kafka.getBootstrapServers();
            case PostgreSQLContainer postgres ->
                    postgres.getHost()
                            + ":"
                            + postgres.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT);
            default ->
                    "http://"
                            + container.getHost()
                            + ":"
                            + container.getMappedPort(ELASTICSEARCH_PORT);
        };
    }
}
