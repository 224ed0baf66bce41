package io.belfry.standalone.cli;

import io.belfry.standalone.build.MavenProgress;
import io.belfry.standalone.build.MavenRun;
import io.belfry.standalone.build.Modules;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Builds the modules whose sources are newer than what was built from them. */
final class ModuleBuild {

    private final Path root;
    private final PrintWriter out;

    ModuleBuild(Path root, PrintWriter out) {
        this.root = root;
        this.out = out;
    }

    void ensureBuilt(Set<String> parts) {
        Modules modules = new Modules(root);
        List<String> stale = modules.stale(parts);
        if (stale.isEmpty()) {
            return;
        }
        out.println("Building " + String.join(", ", stale) + " (the first time takes minutes)");
        out.flush();
        Instant now = Instant.now();
        build(stale);
        modules.built(stale, now);
    }

    /** Builds these modules and those they need, without their tests. */
    void build(List<String> modules) {
        Path log = root.resolve("target/belfry-build.log");
        MavenProgress progress =
                new MavenProgress(
                        line -> {
                            out.println(line);
                            out.flush();
                        },
                        System::nanoTime);
        int exitCode =
                new MavenRun(root, log)
                        .run(
                                List.of(
                                        "-DskipTests",
                                        "-Dspotless.check.skip=true",
                                        "-pl",
                                        String.join(",", modules),
                                        "-am",
                                        "package"),
                                progress);
        progress.finish();
        if (exitCode != 0) {
            throw new Refused("The build failed: see the errors in " + log + ".");
        }
    }
}
