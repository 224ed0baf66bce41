package io.belfry.pbx.directory.xivo.sql;

import io.belfry.pbx.settings.PbxSettings.DatabaseSettings;
import io.belfry.testing.infra.Infra;
import io.belfry.testing.infra.PostgresAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A database of its own with the tables and rows of the folder {@code xivo}. */
public final class Xivo {

    private static final PostgresAddress SERVER = Infra.shared().postgres();

    private final String database = Infra.shared().newDatabase("xivo");

    private Xivo() {}

    /** A XiVO as {@code rows.sql} describes it. */
    public static Xivo create() {
        Xivo xivo = new Xivo();
        xivo.execute(resource("schema.sql"));
        xivo.execute(resource("rows.sql"));
        return xivo;
    }

    /** Runs statements in it. */
    public void execute(String sql) {
        execute(database, sql);
    }

    /** Refuses connections, or takes them again. */
    public void away(boolean away) {
        execute(
                "postgres",
                "alter database \"%s\" allow_connections %s".formatted(database, !away));
    }

    /** How the adapter gets there, as the superuser. */
    public DatabaseSettings settings() {
        return as(SERVER.user(), SERVER.password());
    }

    /** How the adapter gets there, as somebody. */
    public DatabaseSettings as(String user, String password) {
        return new DatabaseSettings(SERVER.host(), SERVER.port(), database, user, password);
    }

    private static void execute(String database, String sql) {
        try (Connection connection =
                        DriverManager.getConnection(
                                SERVER.jdbcUrl(database), SERVER.user(), SERVER.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = Xivo.class.getResourceAsStream("/xivo/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
