package io.belfry.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
        assumeTrue(nodeVersion() >= 18, "Node.js 18 or later is missing (apt-get install nodejs)");
        Process node =
                new ProcessBuilder("node", "--test", file.toString())
                        .redirectErrorStream(true)
                        .start();
        String output = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(node.waitFor()).as(output).isZero();
        assertThat(output).containsPattern("(?m)^. pass [1-9]");
    }

    private static int nodeVersion() throws InterruptedException {
        try {
            Process node = new ProcessBuilder("node", "--version").start();
            String version =
                    new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return node.waitFor() == 0 ? Integer.parseInt(version.split("[v.]")[1]) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
