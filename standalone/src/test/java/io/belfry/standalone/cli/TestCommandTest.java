package io.belfry.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.standalone.report.TestSummary;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestCommandTest {

    private final StringWriter text = new StringWriter();

    @Test
    void theVeryLastLineIsTheCount() {
        print(
                new TestSummary(
                        120,
                        List.of("A.wrong: expected 1"),
                        List.of(new TestSummary.Skipped("B.lab", "no root"))),
                1);

        assertThat(text.toString().lines())
                .containsExactly(
                        "",
                        "FAILED  A.wrong: expected 1",
                        "SKIPPED B.lab: no root",
                        "122 tests, Maven's log: /log",
                        "120 passed, 1 failed, 1 skipped");
    }

    @Test
    void aBuildThatFailedWithoutAFailedTestIsNotSilent() {
        print(new TestSummary(3, List.of(), List.of()), 1);

        assertThat(text.toString())
                .contains("The build failed outside of the tests: see the errors in /log.")
                .endsWith("3 passed, 0 failed, 0 skipped\n");
    }

    private void print(TestSummary summary, int exitCode) {
        TestCommand.print(summary, exitCode, Path.of("/log"), new PrintWriter(text));
    }
}
