package io.belfry.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs the JavaScript tests with Node's own test runner, a file a test. */
class JavaScriptTest {

    @TestFactory
    Stream<DynamicTest> theJavaScriptTestsPass() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(Path.of("src/test/js"))) {
            files = all.filter(f -> f.toString().endsWith(".test.mjs")).sorted().toList();
        }
        assertThat(files).isNotEmpty();
        return files.stream()
                .map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> run(f)));
    }

    private static void run(Path file) throws IOException, InterruptedException {
        Node.assumeThere();

        Node.Result result = Node.run("--test", file.toString());

        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(result.output()).containsPattern("(?m)^. pass [1-9]");
    }
}
