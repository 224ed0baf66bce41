package io.belfry.standalone.cli;

import io.belfry.standalone.embedded.Distribution;
import io.belfry.standalone.embedded.Stack;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that says which stack is meant. */
final class DataOption {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "folder with everything that is kept (default: .belfry/ in the project)")
    private Path data;

    Path folder() {
        Path chosen = data == null ? Distribution.find().root().resolve(".belfry") : data;
        return chosen.toAbsolutePath().normalize();
    }

    Stack stack() {
        return new Stack(folder());
    }

    /** The option as it must be repeated in a hint; empty for the default. */
    String hint() {
        return data == null ? "" : " --data " + data;
    }
}
