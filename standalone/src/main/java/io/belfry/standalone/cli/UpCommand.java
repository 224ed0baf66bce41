package io.belfry.standalone.cli;

import io.belfry.standalone.embedded.Distribution;
import io.belfry.standalone.embedded.Folders;
import io.belfry.standalone.embedded.Stack;
import io.belfry.standalone.embedded.StackState;
import io.belfry.standalone.preflight.Preflight;
import io.belfry.standalone.preflight.Requirements;
import io.belfry.standalone.preflight.ThisMachine;
import io.belfry.standalone.suite.Starter;
import io.belfry.standalone.suite.Suite;
import io.belfry.standalone.suite.SuiteOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Builds what is not built, starts everything and waits until it is ready.")
final class UpCommand implements Callable<Integer> {

    private static final int AT_ONCE = Math.max(3, Runtime.getRuntime().availableProcessors());

    @Spec private CommandSpec spec;
    @Mixin private DataOption data;

    @Option(names = "--detach", description = "return when everything is ready")
    private boolean detach;

    @Option(
            names = "--port-offset",
            paramLabel = "N",
            defaultValue = "0",
            description = "added to every port")
    private int portOffset;

    @Option(names = "--fresh", description = "forget all data of earlier runs first")
    private boolean fresh;

    @Option(
            names = "--only",
            paramLabel = "NAMES",
            defaultValue = "",
            description = "only these parts and what they need, separated by commas")
    private String only;

    @Option(names = "--no-build", description = "start what is built, however old it is")
    private boolean noBuild;

    @Option(
            names = "--pbx",
            paramLabel = "FILE",
            description = "a real PBX instead of the simulator, see docs/pbx-example.yaml")
    private Path pbx;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Stack stack = data.stack();
        SuiteOptions options =
                new SuiteOptions(
                        data.folder(),
                        portOffset,
                        SuiteOptions.names(only),
                        Optional.ofNullable(pbx).map(p -> p.toAbsolutePath().normalize()));
        Preflight preflight = new Preflight(new ThisMachine(), Requirements.of(System.getenv()));
        refuse(preflight.folder(options.data()));
        Thread undo = new Thread(() -> stop(stack, out));
        stack.exclusively(
                "up.lock",
                () -> {
                    start(stack, options, preflight, undo, out);
                    return null;
                });
        ReadyTable.print(out, stack.state(), options);
        if (detach) {
            Runtime.getRuntime().removeShutdownHook(undo);
            out.println("Stop it with ./belfry down" + data.hint());
            return 0;
        }
        out.println("Ctrl-C stops everything.");
        out.flush();
        return new DeathWatch(stack, data.hint(), out).watch();
    }

    private void start(
            Stack stack, SuiteOptions options, Preflight preflight, Thread undo, PrintWriter out) {
        refuseIfDifferent(stack.state(), options);
        Distribution distribution = Distribution.find();
        Suite suite = new Suite(distribution, options);
        Set<String> starting = notRunning(suite.wanted(), stack.state());
        refuse(preflight.problems(options, starting));
        if (stack.state().components().stream().noneMatch(c -> c.process().isAlive())) {
            stack.stopAll();
        }
        if (fresh) {
            forget(stack);
        }
        Runtime.getRuntime().addShutdownHook(undo);
        if (!noBuild) {
            new ModuleBuild(distribution.root(), out).ensureBuilt(starting);
        }
        stack.update(state -> new StackState(state.components(), options.toSettings()));
        try {
            new Starter(stack, new StartProgress(out, starting.size()), AT_ONCE)
                    .start(suite.parts());
        } catch (RuntimeException e) {
            stop(stack, out);
            throw e;
        }
    }

    private static void stop(Stack stack, PrintWriter out) {
        if (!stack.state().components().isEmpty()) {
            out.println("Stopping everything; the data are kept.");
            out.flush();
        }
        stack.stopAll();
    }

    private static void refuse(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new Refused(problems.getFirst());
        }
    }

    /** A running stack is not turned into another one by a second {@code up}. */
    private void refuseIfDifferent(StackState state, SuiteOptions options) {
        boolean running = state.components().stream().anyMatch(c -> c.process().isAlive());
        if (!running) {
            return;
        }
        SuiteOptions current = SuiteOptions.of(options.data(), state.settings());
        boolean same =
                current.portOffset() == options.portOffset()
                        && current.pbxFile().equals(options.pbxFile());
        if (fresh || !same) {
            throw new Refused(
                    "This stack is running"
                            + (same ? "" : " with other options")
                            + ": run ./belfry down"
                            + data.hint()
                            + " first.");
        }
    }

    private static Set<String> notRunning(List<String> names, StackState state) {
        return names.stream()
                .filter(name -> state.component(name).filter(c -> c.process().isAlive()).isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * Deletes only folders that we made, in case somebody gave a folder with other things in it.
     */
    private static void forget(Stack stack) {
        try {
            for (String name : SuiteOptions.FOLDERS) {
                Folders.delete(stack.folder().resolve(name));
            }
            Files.deleteIfExists(stack.folder().resolve(SuiteOptions.PBX_FILE));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete the data in " + stack.folder(), e);
        }
    }
}
