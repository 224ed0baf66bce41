package io.belfry.testing.infra;

import io.belfry.standalone.embedded.ProcessId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The process on whose behalf the tests run: Maven, or this JVM when an IDE started it. */
final class BuildProcess {

    private static final String MAVEN_LAUNCHER =
            "org.codehaus.plexus.classworlds.launcher.Launcher";

    private BuildProcess() {}

    static ProcessId current() {
        Optional<ProcessHandle> process = ProcessHandle.current().parent();
        while (process.isPresent()) {
            if (isMaven(process.get().pid())) {
                return ProcessId.of(process.get().pid());
            }
            process = process.get().parent();
        }
        return ProcessId.of(ProcessHandle.current().pid());
    }

    private static boolean isMaven(long pid) {
        try {
            return Files.readString(
                            Path.of("/proc", Long.toString(pid), "cmdline"),
                            StandardCharsets.ISO_8859_1)
                    .contains(MAVEN_LAUNCHER);
        } catch (IOException e) {
            return false;
        }
    }
}
