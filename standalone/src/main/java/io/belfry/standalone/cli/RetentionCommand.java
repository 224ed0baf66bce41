package io.belfry.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.belfry.standalone.operator.ServiceApi;
import io.belfry.standalone.operator.ServiceApi.Answer;
import io.belfry.standalone.suite.Service;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "retention",
        mixinStandardHelpOptions = true,
        description =
                "Drops the months of the history that are older than BELFRY_RETENTION_WEEKS now, instead of tonight.")
final class RetentionCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private PbxOption pbx;

    @Option(names = "--dry-run", description = "drops nothing, shows what would go")
    private boolean dryRun;

    @Option(
            names = "--weeks",
            paramLabel = "N",
            description = "with --dry-run: as if so many weeks were kept")
    private Integer weeks;

    @Override
    public Integer call() throws InterruptedException, IOException {
        if (weeks != null && !dryRun) {
            throw new Refused(
                    "--weeks goes with --dry-run; what is kept is set by BELFRY_RETENTION_WEEKS.");
        }
        ServiceApi reporting = pbx.api(Service.REPORTING_JOBS);
        Answer answer =
                dryRun
                        ? reporting.get("/retention" + (weeks == null ? "" : "?weeks=" + weeks))
                        : reporting.post("/retention", Map.of());
        if (!answer.ok()) {
            throw new Refused("reporting-jobs refuses: " + answer.problem());
        }
        print(answer.body(), spec.commandLine().getOut());
        return 0;
    }

    private void print(JsonNode plan, PrintWriter out) {
        int kept = plan.path("weeks").asInt();
        JsonNode partitions = plan.path("partitions");
        if (kept == 0) {
            out.println("Everything is kept: BELFRY_RETENTION_WEEKS is not set.");
        } else if (partitions.isEmpty()) {
            out.printf("Nothing is older than the %d weeks that are kept.%n", kept);
        } else {
            for (JsonNode partition : partitions) {
                out.printf(
                        "%-32s %,14d rows %,8d MB%n",
                        partition.path("name").asText(),
                        partition.path("rows").asLong(),
                        partition.path("bytes").asLong() >> 20);
            }
            out.printf(
                    "%s: %d partitions, all of them older than the %d weeks that are kept.%n",
                    dryRun ? "Would go" : "Dropped", partitions.size(), kept);
        }
        out.flush();
    }
}
