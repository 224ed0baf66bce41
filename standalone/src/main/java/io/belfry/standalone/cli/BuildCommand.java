package io.belfry.standalone.cli;

import io.belfry.standalone.embedded.Distribution;
import io.belfry.standalone.suite.Service;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "build",
        mixinStandardHelpOptions = true,
        description = "Builds what up would build, and starts nothing.")
final class BuildCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Set<String> parts = new LinkedHashSet<>(Set.of("simulator"));
        Arrays.stream(Service.values()).map(Service::id).forEach(parts::add);
        new ModuleBuild(Distribution.find().root(), out).ensureBuilt(parts);
        out.println("Everything is built.");
        out.flush();
        return 0;
    }
}
