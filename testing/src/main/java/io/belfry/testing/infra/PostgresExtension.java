package io.belfry.testing.infra;

/** For tests without Quarkus: fills {@link InjectPostgres} fields, with an empty database. */
public final class PostgresExtension extends FixtureExtension<PostgresFixture> {

    public PostgresExtension() {
        super(InjectPostgres.class, PostgresFixture.class, PostgresFixture::create);
    }
}
