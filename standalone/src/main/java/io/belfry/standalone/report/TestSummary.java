package io.belfry.standalone.report;

import java.util.ArrayList;
import java.util.List;

/**
 * The outcome of a test run.
 *
 * @param passed how many passed
 * @param failed the tests that failed or broke, "class.method: message"
 * @param skipped the tests that did not run, each with the reason
 */
public record TestSummary(int passed, List<String> failed, List<Skipped> skipped) {

    /**
     * A test that did not run.
     *
     * @param test "class.method"
     * @param reason why, as the test said
     */
    public record Skipped(String test, String reason) {}

    public TestSummary {
        failed = List.copyOf(failed);
        skipped = List.copyOf(skipped);
    }

    TestSummary plus(TestSummary other) {
        List<String> allFailed = new ArrayList<>(failed);
        allFailed.addAll(other.failed);
        List<Skipped> allSkipped = new ArrayList<>(skipped);
        allSkipped.addAll(other.skipped);
        return new TestSummary(passed + other.passed, allFailed, allSkipped);
    }

    /** How many were reported. */
    public int total() {
        return passed + failed.size() + skipped.size();
    }

    /** "120 passed, 0 failed, 3 skipped". */
    public String lastLine() {
        return passed + " passed, " + failed.size() + " failed, " + skipped.size() + " skipped";
    }
}
