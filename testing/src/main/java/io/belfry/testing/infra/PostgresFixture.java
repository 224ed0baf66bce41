package io.belfry.testing.infra;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A database of a test, empty at first. It goes with the shared server.
 *
 * @param server where it is
 * @param database its name, unique
 */
public record PostgresFixture(PostgresAddress server, String database) {

    /** A new database on the shared server; {@code purpose} becomes part of its name. */
    public static PostgresFixture create(String purpose) {
        Infra infra = Infra.shared();
        return new PostgresFixture(infra.postgres(), infra.newDatabase(purpose));
    }

    public String jdbcUrl() {
        return server.jdbcUrl(database);
    }

    /** Connections as the superuser; not pooled. */
    public DataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {server.host()});
        source.setPortNumbers(new int[] {server.port()});
        source.setDatabaseName(database);
        source.setUser(server.user());
        source.setPassword(server.password());
        return source;
    }

    /** A connection as the superuser. */
    public Connection connect() throws SQLException {
        return dataSource().getConnection();
    }

    /** Runs statements. */
    public void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of a query's result, as text. */
    public List<String> column(String query) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (result.next()) {
                values.add(result.getString(1));
            }
            return values;
        }
    }
}
