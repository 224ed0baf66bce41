package io.belfry.standalone.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.belfry.standalone.embedded.StackState;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description =
                "Lists the parts: state, address, pid, memory. Exit code 0 when all are ready.")
final class StatusCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private DataOption data;

    @Option(names = "--json", description = "for programs")
    private boolean json;

    @Override
    public Integer call() throws JsonProcessingException {
        PrintWriter out = spec.commandLine().getOut();
        StackState state = data.stack().state();
        StatusReport report = StatusReport.of(state);
        if (json) {
            out.println(new ObjectMapper().writeValueAsString(report));
        } else {
            print(report, state, out);
        }
        out.flush();
        return report.state().equals(StatusReport.READY) ? 0 : 1;
    }

    private void print(StatusReport report, StackState state, PrintWriter out) {
        if (report.components().isEmpty()) {
            out.println("Nothing is running: start it with ./belfry up" + data.hint());
            return;
        }
        out.printf("%-18s %-10s %-30s %8s %8s%n", "PART", "STATE", "ADDRESS", "PID", "MEMORY");
        long total = 0;
        for (StatusReport.Entry entry : report.components()) {
            total += entry.rssBytes();
            out.printf(
                    "%-18s %-10s %-30s %8d %5d MB%n",
                    entry.name(),
                    entry.state(),
                    entry.address(),
                    entry.pid(),
                    entry.rssBytes() >> 20);
        }
        out.printf("%-18s %-10s %-30s %8s %5d MB%n", "all", report.state(), "", "", total >> 20);
        state.components().stream()
                .filter(c -> !c.process().isAlive())
                .forEach(c -> out.println("\n" + DeathWatch.describe(c, data.hint())));
    }
}
