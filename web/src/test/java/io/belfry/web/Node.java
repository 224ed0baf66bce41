package io.belfry.web;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Node.js, which runs the library's own tests and the TypeScript compiler. */
final class Node {

    private static final int OLDEST = 18;

    /** How a run ended. */
    record Result(int exitCode, String output) {}

    private Node() {}

    /** Skips the test where there is no Node. */
    static void assumeThere() throws InterruptedException {
        assumeTrue(
                version() >= OLDEST,
                "Node.js " + OLDEST + " or later is missing (apt-get install nodejs)");
    }

    static Result run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("node"));
        command.addAll(List.of(arguments));
        Process node = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(node.waitFor(), output);
    }

    private static int version() throws InterruptedException {
        try {
            Result node = run("--version");
            return node.exitCode() == 0 ? Integer.parseInt(node.output().split("[v.]")[1]) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
