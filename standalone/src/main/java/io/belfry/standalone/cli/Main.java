package io.belfry.standalone.cli;

import io.belfry.standalone.embedded.StartFailed;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.HelpCommand;

/** {@code ./belfry}: starts, shows, tests and stops the whole suite on this machine. */
@Command(
        name = "belfry",
        description = "An open contact-centre suite for Asterisk, all of it on this machine.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            UpCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            DownCommand.class,
            RestartCommand.class,
            KillCommand.class,
            TestCommand.class,
            BenchCommand.class,
            BuildCommand.class,
            SimulateCommand.class,
            PsqlCommand.class,
            ReplayCommand.class,
            RetentionCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            DoctorCommand.class,
            InfraCommand.class,
            HelpCommand.class,
        },
        footer = {
            "",
            "  asterisk up|down|cli   a real Asterisk on loopback (testing/asterisk)",
            "  dashboards import --kibana URL   the dashboards into a Kibana (dashboards)",
        })
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        return new CommandLine(new Main())
                .setParameterExceptionHandler(
                        (e, wrong) -> {
                            e.getCommandLine().getErr().println("belfry: " + e.getMessage());
                            e.getCommandLine().usage(e.getCommandLine().getErr());
                            return ExitCode.USAGE;
                        })
                .setExecutionExceptionHandler(
                        (e, line, result) -> {
                            line.getErr().println("belfry: " + explain(e));
                            return 1;
                        })
                .execute(args);
    }

    /** A failed start explains itself; of anything else the causes are needed too. */
    private static String explain(Exception e) {
        if (e instanceof StartFailed || e instanceof Refused || e.getCause() == null) {
            return e.getMessage() == null ? e.toString() : e.getMessage();
        }
        return e.getMessage() + " (" + e.getCause() + ")";
    }
}
