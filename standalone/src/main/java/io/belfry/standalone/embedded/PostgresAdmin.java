package io.belfry.standalone.embedded;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;

/**
 * What a superuser does on a PostgreSQL server.
 *
 * @param host its host
 * @param port its port
 * @param user superuser
 * @param password of the superuser
 */
public record PostgresAdmin(String host, int port, String user, String password) {

    /**
     * Creates an empty database unless there is one of this name.
     *
     * @return true when it was created now
     */
    public boolean createDatabase(String name) {
        try (Connection connection = connect("postgres");
                var query =
                        connection.prepareStatement("select 1 from pg_database where datname = ?");
                var statement = connection.createStatement()) {
            query.setString(1, name);
            if (query.executeQuery().next()) {
                return false;
            }
            statement.execute("create database \"" + name.replace("\"", "\"\"") + "\"");
            return true;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create database " + name, e);
        }
    }

    /** A connection as the superuser. */
    public Connection connect(String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "2");
        return new org.postgresql.Driver()
                .connect("jdbc:postgresql://" + host + ":" + port + "/" + database, properties);
    }

    boolean answers() {
        try (Connection connection = connect("postgres")) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "PostgresAdmin[" + user + "@" + host + ":" + port + "]";
    }
}
