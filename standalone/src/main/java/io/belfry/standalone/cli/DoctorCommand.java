package io.belfry.standalone.cli;

import io.belfry.standalone.embedded.Distribution;
import io.belfry.standalone.preflight.Preflight;
import io.belfry.standalone.preflight.Requirements;
import io.belfry.standalone.preflight.ThisMachine;
import io.belfry.standalone.suite.Suite;
import io.belfry.standalone.suite.SuiteOptions;
import java.io.PrintWriter;
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
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Says whether this machine can run the suite, and what to do if not.")
final class DoctorCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private DataOption data;

    @Option(
            names = "--port-offset",
            paramLabel = "N",
            defaultValue = "0",
            description = "as for up")
    private int portOffset;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        ThisMachine machine = new ThisMachine();
        SuiteOptions options =
                new SuiteOptions(data.folder(), portOffset, List.of(), Optional.empty());
        Set<String> running =
                data.stack().state().components().stream()
                        .filter(c -> c.process().isAlive())
                        .map(c -> c.name())
                        .collect(Collectors.toSet());
        Set<String> starting =
                new LinkedHashSet<>(new Suite(Distribution.find(), options).wanted());
        starting.removeAll(running);
        List<String> problems =
                new Preflight(machine, Requirements.of(System.getenv()))
                        .problems(options, starting);
        out.println("Java     " + Runtime.version() + " in " + System.getProperty("java.home"));
        out.println(
                "Machine  %d processors, %d MB of memory available, %d MB of disk free at %s"
                        .formatted(
                                Runtime.getRuntime().availableProcessors(),
                                machine.availableMemory() >> 20,
                                machine.freeDisk(data.folder()) >> 20,
                                data.folder()));
        out.println("Running  " + (running.isEmpty() ? "nothing" : String.join(", ", running)));
        problems.forEach(problem -> out.println("Problem  " + problem));
        out.println(problems.isEmpty() ? "Fine: ./belfry up will work." : "Not yet.");
        out.flush();
        return problems.isEmpty() ? 0 : 1;
    }
}
