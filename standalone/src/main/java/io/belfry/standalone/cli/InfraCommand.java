package io.belfry.standalone.cli;

import io.belfry.standalone.embedded.Distribution;
import io.belfry.standalone.embedded.SharedServers;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "infra",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "up|down",
        description = "The servers that tests share; tests start them by themselves.")
final class InfraCommand implements Runnable {

    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new Refused("Say ./belfry infra up or ./belfry infra down.");
    }

    @Command(name = "up", description = "Starts all of them and keeps them until infra down.")
    int up() {
        SharedServers servers = servers();
        servers.keep();
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                "kafka          "
                        + servers.obtain("kafka", Optional.empty(), servers::kafka).address());
        out.println(
                "postgres       "
                        + servers.obtain("postgres", Optional.empty(), servers::postgres)
                                .address());
        out.println(
                "elasticsearch  "
                        + servers.obtain("elasticsearch", Optional.empty(), servers::elasticsearch)
                                .address());
        out.flush();
        return 0;
    }

    @Command(name = "down", description = "Stops them and deletes their data.")
    int down() {
        servers().shutDown();
        spec.commandLine().getOut().println("Stopped.");
        spec.commandLine().getOut().flush();
        return 0;
    }

    private static SharedServers servers() {
        Distribution distribution = Distribution.find();
        return new SharedServers(distribution, distribution.root().resolve("target/infra"));
    }
}
