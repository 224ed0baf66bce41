package io.belfry.standalone.cli;

import io.belfry.standalone.embedded.Distribution;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        customSynopsis = "belfry bench [ARGS]   (see bench/README.md)",
        description = "Measures the scenarios of bench/, each beside its limit.")
final class BenchCommand implements Callable<Integer> {

    /** The bench and the services that it starts as processes. */
    private static final List<String> MODULES =
            List.of("bench", "pbx-adapter", "realtime-stats", "cti-gateway");

    private static final ModuleProgram BENCH =
            new ModuleProgram(
                    "bench",
                    "io.belfry.bench.Main",
                    List.of(
                            "-Xmx1g",
                            "--enable-native-access=ALL-UNNAMED",
                            "--sun-misc-unsafe-memory-access=allow"));

    @Spec private CommandSpec spec;

    /** See bench/README.md; unmatched, so that they keep their order. */
    @Unmatched private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Distribution distribution = Distribution.find();
        new ModuleBuild(distribution.root(), spec.commandLine().getOut()).build(MODULES);
        return BENCH.run(distribution, arguments);
    }
}
