package io.belfry.replication;

import io.belfry.testing.ami.FaultyProxy;
import io.belfry.testing.infra.ElasticsearchFixture;
import io.belfry.testing.infra.PostgresAddress;
import io.belfry.testing.infra.PostgresFixture;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * The shared PostgreSQL and Elasticsearch, each behind a network that tests can take away. The
 * index is there as an earlier version left it, and so is one of 2010, while ten years are kept.
 */
public class StoresTestResource implements QuarkusTestResourceLifecycleManager {

    /**
     * What a test gets.
     *
     * @param toPostgres the service's way to the database
     * @param toElasticsearch the service's way to the index
     * @param postgres the test's own way
     * @param elasticsearch the test's own way
     */
    public record Stores(
            FaultyProxy toPostgres,
            FaultyProxy toElasticsearch,
            PostgresFixture postgres,
            ElasticsearchFixture elasticsearch) {}

    private Stores stores;

    @Override
    public Map<String, String> start() {
        PostgresFixture postgres = PostgresFixture.create("replication");
        PostgresAddress server = postgres.server();
        ElasticsearchFixture elasticsearch = ElasticsearchFixture.create();
        stores =
                new Stores(
                        FaultyProxy.to(server.host(), server.port()),
                        FaultyProxy.to(
                                elasticsearch.url().getHost(), elasticsearch.url().getPort()),
                        postgres,
                        elasticsearch);
        elasticsearch.send(
                "PUT",
                "/" + elasticsearch.index("queuelogs") + "/_doc/earlier-1?refresh=true",
                "{\"pbx\":\"earlier\",\"event\":\"CONNECT\"}");
        elasticsearch.send("PUT", "/" + elasticsearch.index("queuelogs-201001"), "{}");
        return Map.of(
                "belfry.retention.weeks",
                "520",
                "BELFRY_DB_HOST",
                "127.0.0.1",
                "BELFRY_DB_PORT",
                Integer.toString(stores.toPostgres().port()),
                "BELFRY_DB_NAME",
                postgres.database(),
                "BELFRY_DB_USER",
                server.user(),
                "BELFRY_DB_PASSWORD",
                server.password(),
                "quarkus.elasticsearch.hosts",
                "127.0.0.1:" + stores.toElasticsearch().port(),
                "belfry.elasticsearch.index-prefix",
                elasticsearch.indexPrefix());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(stores, new TestInjector.MatchesType(Stores.class));
    }

    @Override
    public void stop() {
        if (stores != null) {
            stores.toPostgres().close();
            stores.toElasticsearch().close();
        }
    }
}
