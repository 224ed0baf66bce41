package io.belfry.testing.infra;

import io.belfry.standalone.embedded.Component;
import io.belfry.standalone.embedded.Distribution;
import io.belfry.standalone.embedded.EmbeddedServer;
import io.belfry.standalone.embedded.PostgresAdmin;
import io.belfry.standalone.embedded.SharedServers;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The shared servers, found through the {@code state.json} of their folder. */
final class SharedInfra implements Infra {

    static final SharedInfra INSTANCE =
            ofMode(System.getProperty("belfry.infra", "embedded"), Distribution.find());

    private final SharedServers servers;
    private final Supplier<EmbeddedServer> kafka;
    private final Supplier<EmbeddedServer> postgres;
    private final Supplier<EmbeddedServer> elasticsearch;

    private SharedInfra(
            SharedServers servers,
            Supplier<EmbeddedServer> kafka,
            Supplier<EmbeddedServer> postgres,
            Supplier<EmbeddedServer> elasticsearch) {
        this.servers = servers;
        this.kafka = kafka;
        this.postgres = postgres;
        this.elasticsearch = elasticsearch;
    }

    private static SharedInfra ofMode(String mode, Distribution distribution) {
        Path target = distribution.root().resolve("target");
        return switch (mode) {
            case "embedded" -> embedded(distribution, target.resolve("infra"));
            case "containers" -> inContainers(distribution, target.resolve("infra-containers"));
            default ->
                    throw new IllegalArgumentException(
                            "-Dbelfry.infra=" + mode + ": say embedded or containers");
        };
    }

    private static SharedInfra embedded(Distribution distribution, Path folder) {
        SharedServers servers = new SharedServers(distribution, folder);
        return new SharedInfra(servers, servers::kafka, servers::postgres, servers::elasticsearch);
    }

    /** Servers in containers; what is known of them is in {@code folder}. */
    static SharedInfra inContainers(Distribution distribution, Path folder) {
        ContainerServers containers = new ContainerServers(distribution, folder);
        return new SharedInfra(
                new SharedServers(distribution, folder),
                () -> containers.server("kafka"),
                () -> containers.server("postgres"),
                () -> containers.server("elasticsearch"));
    }

    /** Stops the servers, whoever uses them. */
    void shutDown() {
        servers.shutDown();
    }

    @Override
    public String kafkaBootstrap() {
        return obtain("kafka", kafka).address();
    }

    @Override
    public PostgresAddress postgres() {
        URI address = URI.create("tcp://" + obtain("postgres", postgres).address());
        return new PostgresAddress(
                address.getHost(),
                address.getPort(),
                SharedServers.POSTGRES_USER,
                SharedServers.POSTGRES_PASSWORD);
    }

    @Override
    public String newDatabase(String purpose) {
        String name =
                purpose.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_")
                        + "_"
                        + UUID.randomUUID().toString().substring(0, 8);
        PostgresAddress server = postgres();
        new PostgresAdmin(server.host(), server.port(), server.user(), server.password())
                .createDatabase(name);
        return name;
    }

    @Override
    public String elasticsearchUrl() {
        return obtain("elasticsearch", elasticsearch).address();
    }

    private Component obtain(String name, Supplier<EmbeddedServer> server) {
        return servers.obtain(name, Optional.of(BuildProcess.current()), server);
    }
}
