package io.belfry.standalone.cli;

import io.belfry.standalone.backup.Backup;
import io.belfry.standalone.backup.Contents;
import io.belfry.standalone.embedded.PostgresAdmin;
import io.belfry.standalone.suite.Databases;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = "Writes the databases of the running stack into a file, while calls go on.")
final class BackupCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private DataOption data;

    @Parameters(paramLabel = "FILE", description = "that does not exist yet")
    private Path file;

    @Override
    public Integer call() throws IOException, SQLException {
        if (Files.exists(file)) {
            throw new Refused(file + " exists: choose another name.");
        }
        PostgresAdmin server = RunningDatabases.of(data);
        Contents contents = Backup.write(server, Databases.ofServices(), file, Instant.now());
        PrintWriter out = spec.commandLine().getOut();
        contents.databases()
                .forEach(
                        d ->
                                out.printf(
                                        "%-12s %4d tables %,14d rows%n",
                                        d.name(), d.tables().size(), d.rows()));
        out.printf("%s has %,d KB.%n", file, Files.size(file) >> 10);
        out.flush();
        return 0;
    }
}
