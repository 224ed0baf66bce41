package io.belfry.testing.infra;

/**
 * A PostgreSQL server for tests.
 *
 * @param host its host
 * @param port its port
 * @param user its superuser
 * @param password of the superuser
 */
public record PostgresAddress(String host, int port, String user, String password) {

    /** The JDBC URL of a database there. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }
}
