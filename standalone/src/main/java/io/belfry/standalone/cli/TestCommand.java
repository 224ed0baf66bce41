package io.belfry.standalone.cli;

import io.belfry.standalone.build.MavenProgress;
import io.belfry.standalone.build.MavenRun;
import io.belfry.standalone.embedded.Distribution;
import io.belfry.standalone.report.TestReports;
import io.belfry.standalone.report.TestSummary;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        customSynopsis = "belfry test [ARGS]   (further arguments for Maven)",
        description = "Runs the whole test suite and says what ran, failed, was skipped and why.")
final class TestCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    /** Further arguments for Maven; unmatched, so that they keep their order. */
    @Unmatched private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Path root = Distribution.find().root();
        Path log = root.resolve("target/belfry-test.log");
        List<String> maven = new ArrayList<>(List.of("--fail-at-end", "verify"));
        maven.addAll(arguments);
        Instant began = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        MavenProgress progress =
                new MavenProgress(
                        line -> {
                            out.println(line);
                            out.flush();
                        },
                        System::nanoTime);
        int exitCode = new MavenRun(root, log).run(maven, progress);
        progress.finish();
        TestSummary summary = TestReports.read(root, began);
        print(summary, exitCode, log, out);
        return exitCode == 0 && summary.failed().isEmpty() ? 0 : 1;
    }

    static void print(TestSummary summary, int exitCode, Path log, PrintWriter out) {
        out.println();
        summary.failed().forEach(test -> out.println("FAILED  " + test));
        summary.skipped()
                .forEach(test -> out.println("SKIPPED " + test.test() + ": " + test.reason()));
        if (exitCode != 0 && summary.failed().isEmpty()) {
            out.println("The build failed outside of the tests: see the errors in " + log + ".");
        }
        out.println(summary.total() + " tests, Maven's log: " + log);
        out.println(summary.lastLine());
        out.flush();
    }
}
