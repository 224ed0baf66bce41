package io.belfry.replication;

import io.belfry.testing.infra.Infra;
import io.belfry.testing.infra.PostgresAddress;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

/** The shared PostgreSQL and Elasticsearch, each behind a wire that tests can cut. */
public class StoresTestResource implements QuarkusTestResourceLifecycleManager {

    /** What a test gets: the wires for the service, and ways around them for the test. */
    public record Stores(
            CutWire postgres,
            CutWire elasticsearch,
            String jdbcUrl,
            String user,
            String password,
            URI indexUrl) {

        Connection connect() throws SQLException {
            return DriverManager.getConnection(jdbcUrl, user, password);
        }
    }

    private Stores stores;

    @Override
    public Map<String, String> start() {
        Infra infra = Infra.shared();
        PostgresAddress address = infra.postgres();
        String database = infra.newDatabase("replication");
        URI search = URI.create(infra.elasticsearchUrl());
        String prefix = "t" + UUID.randomUUID().toString().substring(0, 8) + "-";
        stores =
                new Stores(
                        new CutWire(address.host(), address.port()),
                        new CutWire(search.getHost(), search.getPort()),
                        "jdbc:postgresql://%s:%d/%s"
                                .formatted(address.host(), address.port(), database),
                        address.user(),
                        address.password(),
                        URI.create(search + "/" + prefix + "queuelogs"));
        return Map.of(
                "BELFRY_DB_HOST",
                "127.0.0.1",
                "BELFRY_DB_PORT",
                Integer.toString(stores.postgres().port()),
                "BELFRY_DB_NAME",
                database,
                "BELFRY_DB_USER",
                address.user(),
                "BELFRY_DB_PASSWORD",
                address.password(),
                "quarkus.elasticsearch.hosts",
                "127.0.0.1:" + stores.elasticsearch().port(),
                "belfry.elasticsearch.index-prefix",
                prefix);
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(stores, new TestInjector.MatchesType(Stores.class));
    }

    @Override
    public void stop() {
        if (stores != null) {
            stores.postgres().close();
            stores.elasticsearch().close();
        }
    }
}
