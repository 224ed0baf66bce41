package io.belfry.standalone.cli;

import io.belfry.standalone.embedded.Stack;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = "Stops everything that up started, and nothing else. Data are kept.")
final class DownCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private DataOption data;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Stack stack = data.stack();
        long running =
                stack.state().components().stream().filter(c -> c.process().isAlive()).count();
        boolean idle = running == 0 && stack.strays().isEmpty();
        stack.stopAll();
        out.println(
                idle ? "Nothing was running." : "Stopped. The data are kept in " + stack.folder());
        out.flush();
        return 0;
    }
}
