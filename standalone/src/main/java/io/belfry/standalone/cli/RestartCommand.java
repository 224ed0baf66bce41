package io.belfry.standalone.cli;

import io.belfry.standalone.embedded.Distribution;
import io.belfry.standalone.embedded.Stack;
import io.belfry.standalone.embedded.StackState;
import io.belfry.standalone.suite.Part;
import io.belfry.standalone.suite.Suite;
import io.belfry.standalone.suite.SuiteOptions;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "restart",
        mixinStandardHelpOptions = true,
        description = "Stops one part, if it runs, and starts it as up did.")
final class RestartCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private DataOption data;

    @Parameters(paramLabel = "NAME", description = "the part, as in ./belfry status")
    private String name;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Stack stack = data.stack();
        StackState state = stack.state();
        if (state.component(name).isEmpty()) {
            throw new Refused(
                    "No part named " + name + " was started: see the names in ./belfry status.");
        }
        SuiteOptions options = SuiteOptions.of(data.folder(), state.settings());
        Part part =
                new Suite(Distribution.find(), options)
                        .parts().stream()
                                .filter(p -> p.name().equals(name))
                                .findFirst()
                                .orElseThrow();
        new ModuleBuild(Distribution.find().root(), out).ensureBuilt(java.util.Set.of(name));
        stack.restart(part.server());
        part.afterStart().run();
        out.println(name + " is ready at " + part.server().address());
        out.flush();
        return 0;
    }
}
