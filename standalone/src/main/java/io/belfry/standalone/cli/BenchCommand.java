package io.belfry.standalone.cli;

import io.belfry.standalone.build.MavenProgress;
import io.belfry.standalone.build.MavenRun;
import io.belfry.standalone.embedded.Distribution;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
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
    private static final String MODULES = "bench,pbx-adapter,cti-gateway";

    @Spec private CommandSpec spec;

    /** See bench/README.md; unmatched, so that they keep their order. */
    @Unmatched private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Distribution distribution = Distribution.find();
        build(distribution.root(), out);
        Path target = distribution.root().resolve("bench/target");
        List<String> command =
                new ArrayList<>(
                        List.of(
                                distribution.java().toString(),
                                "-Xmx1g",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-Dbelfry.root=" + distribution.root(),
                                "-cp",
                                target.resolve("classes") + ":" + target.resolve("lib") + "/*",
                                "io.belfry.bench.Main"));
        command.addAll(arguments);
        Process process =
                new ProcessBuilder(command)
                        .directory(distribution.root().toFile())
                        .inheritIO()
                        .start();
        return process.waitFor();
    }

    private static void build(Path root, PrintWriter out) {
        Path log = root.resolve("target/belfry-build.log");
        MavenProgress progress =
                new MavenProgress(
                        line -> {
                            out.println(line);
                            out.flush();
                        },
                        System::nanoTime);
        List<String> arguments =
                List.of(
                        "-DskipTests",
                        "-Dspotless.check.skip=true",
                        "-pl",
                        MODULES,
                        "-am",
                        "package");
        int exitCode = new MavenRun(root, log).run(arguments, progress);
        progress.finish();
        if (exitCode != 0) {
            throw new Refused("The build failed: see the errors in " + log + ".");
        }
    }
}
