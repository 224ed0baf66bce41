package io.belfry.testing.infra;

import io.belfry.standalone.embedded.Component;
import io.belfry.standalone.embedded.Distribution;
import io.belfry.standalone.embedded.EmbeddedServer;
import io.belfry.standalone.embedded.PostgresAdmin;
import io.belfry.standalone.embedded.SharedServers;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The shared servers, found through {@code target/infra/state.json}. */
final class SharedInfra implements Infra {

    static final SharedInfra INSTANCE = new SharedInfra(Distribution.find());

    private final SharedServers servers;
    private final Supplier<EmbeddedServer> kafka;
    private final Supplier<EmbeddedServer> postgres;
    private final Supplier<EmbeddedServer> elasticsearch;

    private SharedInfra(Distribution distribution) {
        boolean containers = inContainers(System.getProperty("belfry.infra", "embedded"));
        String folder = containers ? "target/infra-containers" : "target/infra";
        this.servers = new SharedServers(distribution, distribution.root().resolve(folder));
        if (containers) {
            var factory = new ContainerServers(distribution, servers.stack().folder());
            this.kafka = () -> factory.server("kafka");
            this.postgres = () -> factory.server("postgres");
            this.elasticsearch = () -> factory.server("elasticsearch");
        } else {
            this.kafka = servers::kafka;
            this.postgres = servers::postgres;
            this.elasticsearch = servers::elasticsearch;
        }
    }

    private static boolean inContainers(String infra) {
        return switch (infra) {
            case "embedded" -> false;
            case "containers" -> true;
            default ->
                    throw new IllegalArgumentException(
                            "-Dbelfry.infra=" + infra + ": say embedded or containers");
        };
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
