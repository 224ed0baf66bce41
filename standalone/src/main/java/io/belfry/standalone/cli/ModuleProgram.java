package io.belfry.standalone.cli;

import io.belfry.standalone.embedded.Distribution;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The program of another module that has the options of a command and explains them. It runs in the
 * foreground, as a process of its own.
 *
 * @param module whose {@code target/classes} and {@code target/lib} it is
 * @param mainClass of it
 * @param jvmOptions for its JVM
 */
record ModuleProgram(String module, String mainClass, List<String> jvmOptions) {

    ModuleProgram {
        jvmOptions = List.copyOf(jvmOptions);
    }

    /** Runs it to its end, in the folder we are in; returns its exit code. */
    int run(Distribution distribution, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(distribution.java().toString());
        command.addAll(jvmOptions);
        command.addAll(
                List.of(
                        "-Dbelfry.root=" + distribution.root(),
                        "-cp",
                        distribution.classPath(module),
                        mainClass));
        command.addAll(arguments);
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
