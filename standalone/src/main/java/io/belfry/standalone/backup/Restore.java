package io.belfry.standalone.backup;

import io.belfry.standalone.backup.Contents.Database;
import io.belfry.standalone.backup.Contents.Partition;
import io.belfry.standalone.backup.Contents.Table;
import io.belfry.standalone.embedded.PostgresAdmin;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Puts a backup in the place of what the databases hold (O32). */
public final class Restore implements AutoCloseable {

    /** It cannot be restored here; the message says why and what to do. */
    public static final class Unfit extends Exception {

        private static final long serialVersionUID = 1L;

        Unfit(String message) {
            super(message);
        }
    }

    private final PostgresAdmin server;
    private final ZipFile archive;
    private final Contents contents;

    private Restore(PostgresAdmin server, ZipFile archive, Contents contents) {
        this.server = server;
        this.archive = archive;
        this.contents = contents;
    }

    /**
     * Opens a backup.
     *
     * @throws Unfit when the file is none, or one that is newer than this program
     */
    public static Restore of(PostgresAdmin server, Path file) throws Unfit {
        try {
            ZipFile archive = new ZipFile(file.toFile());
            ZipEntry entry = archive.getEntry(Contents.ENTRY);
            if (entry == null) {
                archive.close();
                throw new Unfit(file + " is no backup: it has no " + Contents.ENTRY + ".");
            }
            try (InputStream json = archive.getInputStream(entry)) {
                Contents contents = Backup.JSON.readValue(json, Contents.class);
                if (contents.format() != Contents.FORMAT) {
                    archive.close();
                    throw new Unfit(
                            file + " was made by a later version: restore it with that one.");
                }
                return new Restore(server, archive, contents);
            }
        } catch (IOException e) {
            throw new Unfit(file + " cannot be read as a backup: " + e.getMessage());
        }
    }

    public Contents contents() {
        return contents;
    }

    /**
     * Whether the tables here are those of the backup.
     *
     * @throws Unfit when they are of another version
     */
    public void check() throws SQLException, Unfit {
        for (Database database : contents.databases()) {
            try (Connection connection = server.connect(database.name())) {
                Map<String, String> here = new Catalog(connection).schema();
                if (!here.equals(database.schema())) {
                    throw new Unfit(
                            "The tables of %s are of version %s here and of %s in the backup: restore it with the Belfry that made it, and let the newer one migrate it."
                                    .formatted(database.name(), here, database.schema()));
                }
            }
        }
    }

    /** Replaces what is there; each database in one transaction. */
    public void run() throws IOException, SQLException {
        for (Database database : contents.databases()) {
            try (Connection connection = server.connect(database.name())) {
                connection.setAutoCommit(false);
                restore(connection, database);
                connection.commit();
            }
        }
    }

    private void restore(Connection connection, Database database)
            throws IOException, SQLException {
        Catalog catalog = new Catalog(connection);
        try (Statement statement = connection.createStatement()) {
            // The rows fit together as they are: no trigger or foreign key needs to look at them.
            statement.execute("set local session_replication_role = replica");
            List<String> present = catalog.tables();
            if (!present.isEmpty()) {
                statement.execute(
                        present.stream()
                                .map(Catalog::quoted)
                                .collect(Collectors.joining(", ", "truncate ", "")));
            }
            for (Partition partition : database.partitions()) {
                make(statement, catalog, partition);
            }
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (Table table : database.tables()) {
                try (InputStream rows =
                        archive.getInputStream(
                                archive.getEntry(database.name() + "/" + table.name()))) {
                    copy.copyIn(
                            "copy %s (%s) from stdin"
                                    .formatted(
                                            Catalog.quoted(table.name()),
                                            Backup.list(table.columns())),
                            rows);
                }
            }
            for (Map.Entry<String, Long> sequence : database.sequences().entrySet()) {
                setSequence(statement, sequence.getKey(), sequence.getValue());
            }
        }
    }

    /** It belongs to the owner of its table, who drops it when it is old. */
    private static void make(Statement statement, Catalog catalog, Partition partition)
            throws SQLException {
        String name = Catalog.quoted(partition.name());
        statement.execute(
                "create table if not exists %s partition of %s %s"
                        .formatted(name, Catalog.quoted(partition.table()), partition.bound()));
        statement.execute(
                "alter table %s owner to %s"
                        .formatted(name, Catalog.quoted(catalog.owner(partition.table()))));
    }

    private static void setSequence(Statement statement, String name, Long last)
            throws SQLException {
        String sequence = Catalog.quoted(name);
        statement.execute(
                last == null
                        ? "alter sequence " + sequence + " restart"
                        : "select setval(%s, %d)".formatted(Catalog.literal(sequence), last));
    }

    @Override
    public void close() throws IOException {
        archive.close();
    }
}
