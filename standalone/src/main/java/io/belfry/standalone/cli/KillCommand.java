package io.belfry.standalone.cli;

import io.belfry.standalone.embedded.Component;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "kill",
        mixinStandardHelpOptions = true,
        description = "Kills one part (SIGKILL), to see that nothing is lost.")
final class KillCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private DataOption data;

    @Parameters(paramLabel = "NAME", description = "the part, as in ./belfry status")
    private String name;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Component component =
                data.stack()
                        .state()
                        .component(name)
                        .orElseThrow(
                                () ->
                                        new Refused(
                                                "No part named "
                                                        + name
                                                        + " was started: see the names in ./belfry status."));
        component.process().signal("KILL");
        component.process().awaitEnd(Duration.ofSeconds(10));
        out.println("Killed. Start it again with ./belfry restart " + name + data.hint());
        out.flush();
        return 0;
    }
}
