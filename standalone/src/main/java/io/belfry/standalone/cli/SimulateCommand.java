package io.belfry.standalone.cli;

import io.belfry.standalone.embedded.Distribution;
import io.belfry.standalone.suite.ServiceLaunches;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** Makes a day as files with the simulator, which has the options and explains them. */
@Command(
        name = "simulate",
        customSynopsis = "belfry simulate --day YYYY-MM-DD --out DIR [ARGS]   (--help for all)",
        description = "Writes a simulated day as files, with the truth of it beside them.")
final class SimulateCommand implements Callable<Integer> {

    private static final ModuleProgram SIMULATOR =
            new ModuleProgram(
                    ServiceLaunches.SIMULATOR_MODULE,
                    ServiceLaunches.SIMULATOR_MAIN,
                    List.of("-Xmx256m", "-XX:+UseSerialGC"));

    @Spec private CommandSpec spec;

    /** See pbx-simulator/README.md; unmatched, so that they keep their order. */
    @Unmatched private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Distribution distribution = Distribution.find();
        new ModuleBuild(distribution.root(), spec.commandLine().getOut())
                .ensureBuilt(Set.of("simulator"));
        List<String> day = new ArrayList<>(List.of("day"));
        day.addAll(arguments);
        return SIMULATOR.run(distribution, day);
    }
}
