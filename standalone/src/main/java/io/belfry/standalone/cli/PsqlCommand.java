package io.belfry.standalone.cli;

import io.belfry.standalone.suite.Databases;
import io.belfry.standalone.suite.PortPlan;
import io.belfry.standalone.suite.Secrets;
import io.belfry.standalone.suite.SuiteOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

@Command(
        name = "psql",
        mixinStandardHelpOptions = true,
        customSynopsis = "belfry psql DATABASE [--data=DIR] [ARGS of psql]",
        description = "Opens a database of the running stack with psql, as its owner.")
final class PsqlCommand implements Callable<Integer> {

    @Mixin private DataOption data;

    @Parameters(paramLabel = "DATABASE", description = "xivo_stats, xuc_rights, …")
    private String database;

    @Unmatched private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws InterruptedException {
        if (!Databases.all().contains(database)) {
            throw new Refused(
                    "There is no database "
                            + database
                            + ": choose from "
                            + String.join(", ", Databases.all())
                            + ".");
        }
        SuiteOptions options = SuiteOptions.of(data.folder(), data.stack().state().settings());
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "psql",
                                "-h",
                                "127.0.0.1",
                                "-p",
                                Integer.toString(new PortPlan(options.portOffset()).postgres()),
                                "-U",
                                database,
                                "-d",
                                database));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("PGPASSWORD", secrets().password("database-" + database));
        try {
            return builder.start().waitFor();
        } catch (IOException e) {
            throw new Refused("psql is missing: apt-get install postgresql-client.");
        }
    }

    private Secrets secrets() {
        return new Secrets(data.folder().resolve("secrets"));
    }
}
