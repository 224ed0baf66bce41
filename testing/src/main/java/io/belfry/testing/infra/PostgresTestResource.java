package io.belfry.testing.infra;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Gives a Quarkus test an empty database of its own: sets {@code BELFRY_DB_HOST}, {@code
 * BELFRY_DB_PORT}, {@code BELFRY_DB_NAME}, {@code BELFRY_DB_USER} and {@code BELFRY_DB_PASSWORD}.
 * The argument {@code purpose} becomes part of the database's name.
 */
public class PostgresTestResource implements QuarkusTestResourceLifecycleManager {

    private String purpose = "test";

    @Override
    public void init(Map<String, String> arguments) {
        purpose = arguments.getOrDefault("purpose", purpose);
    }

    @Override
    public Map<String, String> start() {
        Infra infra = Infra.shared();
        PostgresAddress server = infra.postgres();
        return Map.of(
                "BELFRY_DB_HOST", server.host(),
                "BELFRY_DB_PORT", Integer.toString(server.port()),
                "BELFRY_DB_NAME", infra.newDatabase(purpose),
                "BELFRY_DB_USER", server.user(),
                "BELFRY_DB_PASSWORD", server.password());
    }

    /** The database goes with the shared server. */
    @Override
    public void stop() {}
}
