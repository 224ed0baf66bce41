package io.belfry.standalone.backup;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.belfry.standalone.backup.Contents.Database;
import io.belfry.standalone.backup.Contents.Table;
import io.belfry.standalone.embedded.PostgresAdmin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Writes the databases into a file, while they are used (O31, O33). */
public final class Backup {

    static final ObjectMapper JSON = JsonMapper.builder().findAndAddModules().build();

    private Backup() {}

    /**
     * Writes them. The file, which only its owner can read, is there when it is complete.
     *
     * @param file that does not exist yet
     */
    public static Contents write(
            PostgresAdmin server, List<String> databases, Path file, Instant now)
            throws IOException, SQLException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path part =
                Files.createTempFile(
                        folder,
                        file.getFileName().toString(),
                        ".part",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        try {
            Contents contents;
            try (ZipOutputStream archive = new ZipOutputStream(Files.newOutputStream(part))) {
                List<Database> written = new ArrayList<>();
                for (String name : databases) {
                    written.add(database(server, name, archive));
                }
                contents = new Contents(Contents.FORMAT, now, written);
                archive.putNextEntry(new ZipEntry(Contents.ENTRY));
                archive.write(JSON.writeValueAsBytes(contents));
                archive.closeEntry();
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            return contents;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** All of it as it is at one moment. */
    private static Database database(PostgresAdmin server, String name, ZipOutputStream archive)
            throws IOException, SQLException {
        try (Connection connection = server.connect(name)) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            Catalog catalog = new Catalog(connection);
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            List<Table> tables = new ArrayList<>();
            Map<String, String> schema = catalog.schema();
            for (String table : catalog.tables()) {
                List<String> columns = catalog.columns(table);
                archive.putNextEntry(new ZipEntry(name + "/" + table));
                long rows =
                        copy.copyOut(
                                "copy (select %s from %s) to stdout"
                                        .formatted(list(columns), Catalog.quoted(table)),
                                archive);
                archive.closeEntry();
                tables.add(new Table(table, columns, rows));
            }
            return new Database(name, schema, catalog.partitions(), tables, catalog.sequences());
        }
    }

    static String list(List<String> columns) {
        return columns.stream().map(Catalog::quoted).collect(Collectors.joining(", "));
    }
}
