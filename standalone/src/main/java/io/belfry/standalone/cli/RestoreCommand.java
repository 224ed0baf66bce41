package io.belfry.standalone.cli;

import io.belfry.standalone.backup.Contents;
import io.belfry.standalone.backup.Restore;
import io.belfry.standalone.embedded.Distribution;
import io.belfry.standalone.embedded.PostgresAdmin;
import io.belfry.standalone.embedded.Stack;
import io.belfry.standalone.suite.Part;
import io.belfry.standalone.suite.Service;
import io.belfry.standalone.suite.Suite;
import io.belfry.standalone.suite.SuiteOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = {
            "Puts a backup in the place of what the databases of the running stack hold.",
            "The services that use them are stopped meanwhile, and started again."
        })
final class RestoreCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private DataOption data;

    @Parameters(paramLabel = "FILE", description = "made by ./belfry backup")
    private Path file;

    @Override
    public Integer call() throws IOException, SQLException {
        PostgresAdmin server = RunningDatabases.of(data);
        try (Restore restore = Restore.of(server, file)) {
            restore.check();
            Set<String> databases =
                    restore.contents().databases().stream()
                            .map(Contents.Database::name)
                            .collect(Collectors.toSet());
            List<Part> services = runningServices(databases);
            Stack stack = data.stack();
            services.forEach(part -> stack.halt(part.name()));
            try {
                restore.run();
            } finally {
                services.forEach(part -> stack.restart(part.server()));
            }
            PrintWriter out = spec.commandLine().getOut();
            restore.contents()
                    .databases()
                    .forEach(d -> out.printf("%-12s %,14d rows%n", d.name(), d.rows()));
            out.printf("The databases are as they were at %s.%n", restore.contents().madeAt());
            out.flush();
            return 0;
        } catch (Restore.Unfit e) {
            throw new Refused(e.getMessage());
        }
    }

    private List<Part> runningServices(Set<String> databases) {
        Stack stack = data.stack();
        Set<String> users =
                Stream.of(Service.values())
                        .filter(s -> s.database().filter(databases::contains).isPresent())
                        .map(Service::id)
                        .collect(Collectors.toSet());
        return new Suite(
                        Distribution.find(),
                        SuiteOptions.of(data.folder(), stack.state().settings()))
                .parts().stream()
                        .filter(part -> users.contains(part.name()))
                        .filter(part -> stack.state().component(part.name()).isPresent())
                        .toList();
    }
}
