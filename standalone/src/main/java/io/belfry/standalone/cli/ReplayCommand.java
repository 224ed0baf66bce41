package io.belfry.standalone.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.belfry.standalone.operator.ServiceApi;
import io.belfry.standalone.operator.ServiceApi.Answer;
import io.belfry.standalone.operator.TimeRange;
import io.belfry.standalone.suite.Service;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Derives the calls and figures of a past range anew from the rows of the PBX, while calls go on.",
            "What was there is replaced all at once, at the end."
        })
final class ReplayCommand implements Callable<Integer> {

    private static final int CONFLICT = 409;
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(500);

    @Spec private CommandSpec spec;
    @Mixin private PbxOption pbx;

    @Option(
            names = "--from",
            required = true,
            paramLabel = "TIME",
            description = "a date, or a time with an offset")
    private String from;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "TIME",
            description = "a date, which is included, or a time with an offset")
    private String to;

    @Override
    public Integer call() throws InterruptedException, IOException {
        TimeRange range = range();
        ServiceApi reporting = pbx.api(Service.REPORTING_JOBS);
        Answer started =
                reporting.post(
                        "/recomputations",
                        Map.of("from", range.from().toString(), "to", range.to().toString()));
        if (started.status() == CONFLICT) {
            throw new Refused(
                    "A recomputation of "
                            + pbx.name()
                            + " is going on: try again when it is done.");
        }
        if (!started.ok()) {
            throw new Refused("reporting-jobs refuses: " + started.problem());
        }
        JsonNode end = follow(reporting, range, started.body());
        if (!end.path("state").asText().equals("done")) {
            throw new Refused(
                    "The recomputation is %s, and nothing was changed: %s"
                            .formatted(
                                    end.path("state").asText(),
                                    end.path("failure")
                                            .asText("see ./belfry logs reporting-jobs")));
        }
        PrintWriter out = spec.commandLine().getOut();
        Duration took =
                Duration.between(
                        Instant.parse(started.body().path("startedAt").asText()),
                        Instant.parse(end.path("endedAt").asText()));
        out.printf(
                "%,d calls of %s from %s to %s are derived anew, in %.1f s.%n",
                end.path("calls").asLong(),
                pbx.name(),
                range.from(),
                range.to(),
                took.toMillis() / 1000.0);
        out.flush();
        return 0;
    }

    private TimeRange range() {
        try {
            return TimeRange.of(from, to, ZoneId.systemDefault());
        } catch (IllegalArgumentException e) {
            throw new Refused(e.getMessage());
        }
    }

    /** Shows how far it is until it ends; what it said last. */
    private JsonNode follow(ServiceApi reporting, TimeRange range, JsonNode started)
            throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        JsonNode now = started;
        String shown = "";
        while (now.path("state").asText().equals("running")) {
            Thread.sleep(BETWEEN_QUESTIONS);
            Answer answer = reporting.get("/recomputations/" + started.path("id").asText());
            if (!answer.ok()) {
                throw new Refused("reporting-jobs does not say how far it is: " + answer.problem());
            }
            now = answer.body();
            String progress = progress(range, now);
            if (!progress.equals(shown)) {
                out.println(progress);
                out.flush();
                shown = progress;
            }
        }
        return now;
    }

    static String progress(TimeRange range, JsonNode recomputation) {
        Instant until = Instant.parse(recomputation.path("doneUntil").asText());
        return "%3d %%  %,d calls, until %s"
                .formatted(range.percentAt(until), recomputation.path("calls").asLong(), until);
    }
}
