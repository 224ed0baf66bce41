package io.belfry.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsFileTest {

    private static final ResultsFile.Run RUN =
            new ResultsFile.Run(Instant.parse("2026-03-01T04:05:06.789Z"), true, 2, 0.5);

    @TempDir Path folder;

    @Test
    void is_named_after_the_start_and_holds_every_figure() throws IOException {
        Path file =
                ResultsFile.write(
                        folder.resolve("results"),
                        RUN,
                        List.of(
                                new Figure("a/rate", 250, "events/s", 1000, "bare tool"),
                                new Figure("b/latency", 3, "ms", 1.5, "other tool")));

        assertThat(file).isEqualTo(folder.resolve("results/20260301T040506Z.json"));
        String expected =
                """
                {"startedAt":"2026-03-01T04:05:06.789Z","quick":true,"processors":2,"loadAverage":0.5,
                 "scenarios":[
                  {"name":"a/rate","value":250.0,"unit":"events/s","limit":1000.0,"ratio":0.25,"limitOf":"bare tool"},
                  {"name":"b/latency","value":3.0,"unit":"ms","limit":1.5,"ratio":2.0,"limitOf":"other tool"}]}
                """;
        ObjectMapper json = new ObjectMapper();
        assertThat(json.readTree(file.toFile())).isEqualTo(json.readTree(expected));
    }

    /** JSON has no NaN. */
    @Test
    void a_ratio_that_does_not_exist_is_null() throws IOException {
        String text = ResultsFile.json(RUN, List.of(new Figure("a", 1, "ms", 0, "nothing")));

        JsonNode figure = new ObjectMapper().readTree(text).get("scenarios").get(0);
        assertThat(figure.get("ratio").isNull()).isTrue();
        assertThat(figure.get("limit").asDouble()).isZero();
    }
}
