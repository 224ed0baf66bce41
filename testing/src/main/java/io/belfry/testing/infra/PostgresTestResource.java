package io.belfry.testing.infra;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Gives a Quarkus test an empty database of its own: sets {@code BELFRY_DB_HOST}, {@code
 * BELFRY_DB_PORT}, {@code BELFRY_DB_NAME}, {@code BELFRY_DB_USER} and {@code BELFRY_DB_PASSWORD},
 * and fills {@link InjectPostgres} fields. The argument {@code purpose} becomes part of the
 * database's name.
 */
public class PostgresTestResource implements QuarkusTestResourceLifecycleManager {

    private String purpose = "test";
    private PostgresFixture fixture;

    @Override
    public void init(Map<String, String> arguments) {
        purpose = arguments.getOrDefault("purpose", purpose);
    }

    @Override
    public Map<String, String> start() {
        fixture = PostgresFixture.create(purpose);
        PostgresAddress server = fixture.server();
        return Map.of(
                "BELFRY_DB_HOST", server.host(),
                "BELFRY_DB_PORT", Integer.toString(server.port()),
                "BELFRY_DB_NAME", fixture.database(),
                "BELFRY_DB_USER", server.user(),
                "BELFRY_DB_PASSWORD", server.password());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(
                fixture,
                new TestInjector.AnnotatedAndMatchesType(
                        InjectPostgres.class, PostgresFixture.class));
    }

    /** The database goes with the shared server. */
    @Override
    public void stop() {}
}
