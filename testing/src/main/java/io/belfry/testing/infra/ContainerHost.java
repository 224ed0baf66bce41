package io.belfry.testing.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.CountDownLatch;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * Holds one container: starts it, writes its address into a file, and stops it when it is stopped.
 */
final class ContainerHost {

    private static final int ELASTICSEARCH_PORT = 9200;

    private ContainerHost() {}

    /** Arguments: the name of the server, and the file for its address. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path file = Path.of(args[1]);
        GenericContainer<?> container = container(args[0]);
        Runtime.getRuntime().addShutdownHook(new Thread(container::stop));
        container.start();
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(draft, address(container));
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        new CountDownLatch(1).await();
    }

    private static GenericContainer<?> container(String name) {
        return switch (name) {
            case "kafka" ->
                    new KafkaContainer(DockerImageName.parse("apache/kafka:4.1.1"))
                            .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                            .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
            case "postgres" ->
                    new PostgreSQLContainer(DockerImageName.parse("postgres:18"))
                            .withUsername("postgres")
                            .withPassword("postgres")
                            .withCommand(
                                    "postgres", "-c", "fsync=off", "-c", "max_connections=200");
            case "elasticsearch" ->
                    new GenericContainer<>(
                                    DockerImageName.parse(
                                            "docker.elastic.co/elasticsearch/elasticsearch:9.2.0"))
                            .withEnv("discovery.type", "single-node")
                            .withEnv("xpack.security.enabled", "false")
                            .withEnv("ES_JAVA_OPTS", "-Xms512m -Xmx512m")
                            .withExposedPorts(ELASTICSEARCH_PORT)
                            .waitingFor(Wait.forHttp("/_cluster/health").forStatusCode(200));
            default -> throw new IllegalArgumentException("no such server: " + name);
        };
    }

    private static String address(GenericContainer<?> container) {
        return switch (container) {
            case KafkaContainer kafka -> kafka.getBootstrapServers().replaceFirst("^.*://", "");
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
