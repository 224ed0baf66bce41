package io.belfry.standalone.suite;

import io.belfry.standalone.embedded.PostgresAdmin;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.TreeSet;

/** One database per owner, each with a role that has the same name. */
public final class Databases {

    /** What stands for the PBX's own database while the simulator is the PBX. */
    public static final String PBX = "asterisk";

    private Databases() {}

    /** All databases of the embedded stack. */
    public static List<String> all() {
        TreeSet<String> names = new TreeSet<>(ofServices());
        names.add(PBX);
        return List.copyOf(names);
    }

    /** Those that are ours: all but the PBX's. */
    public static List<String> ofServices() {
        TreeSet<String> names = new TreeSet<>();
        for (Service service : Service.values()) {
            service.database().ifPresent(names::add);
        }
        return List.copyOf(names);
    }

    /** Creates roles and databases that are missing, and sets the passwords. */
    public static void prepare(PostgresAdmin server, Secrets secrets) {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            for (String name : all()) {
                boolean known;
                try (var row =
                        statement.executeQuery(
                                "select 1 from pg_roles where rolname = '" + name + "'")) {
                    known = row.next();
                }
                statement.execute(
                        "%s role %s login password '%s'"
                                .formatted(
                                        known ? "alter" : "create",
                                        name,
                                        secrets.password("database-" + name)));
                if (server.createDatabase(name)) {
                    statement.execute("alter database %1$s owner to %1$s".formatted(name));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot prepare the databases: " + e.getMessage(), e);
        }
    }
}
