package io.belfry.standalone.build;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads Maven's output and tells one line per module: {@code [3/15] realtime-stats: 42 tests, 1
 * failed, 12 s}.
 */
public final class MavenProgress implements Consumer<String> {

    private static final Pattern MODULE =
            Pattern.compile(
                    "\\[INFO] Building (?:Belfry :: )?(\\S*[^:\\s]) \\S+(?: +\\[(\\d+)/(\\d+)])?$");
    private static final Pattern CLASS =
            Pattern.compile(
                    "Tests run: (\\d+), Failures: (\\d+), Errors: (\\d+), Skipped: (\\d+), Time elapsed: .* -- in (\\S+)");
    private static final Pattern FAILED_TEST =
            Pattern.compile("\\[ERROR] (\\S+) -- Time elapsed: .* <<< (?:FAILURE|ERROR)!");

    private final Consumer<String> out;
    private final LongSupplier nanos;
    private String module;
    private String position;
    private long began;
    private int tests;
    private int failed;
    private int skipped;

    /**
     * @param out receives the lines
     * @param nanos a clock for durations, {@link System#nanoTime}
     */
    public MavenProgress(Consumer<String> out, LongSupplier nanos) {
        this.out = out;
        this.nanos = nanos;
    }

    @Override
    public void accept(String line) {
        Matcher building = MODULE.matcher(line);
        if (building.find()) {
            finish();
            module = building.group(1);
            position =
                    building.group(2) == null
                            ? "[1/1]"
                            : "[" + building.group(2) + "/" + building.group(3) + "]";
            began = nanos.getAsLong();
            return;
        }
        Matcher testClass = CLASS.matcher(line);
        if (testClass.find()) {
            tests += number(testClass, 1);
            failed += number(testClass, 2) + number(testClass, 3);
            skipped += number(testClass, 4);
            return;
        }
        Matcher failure = FAILED_TEST.matcher(line);
        if (failure.find()) {
            out.accept("        FAILED " + failure.group(1));
        }
    }

    /** Tells about the last module; call it when Maven has ended. */
    public void finish() {
        if (module == null) {
            return;
        }
        long seconds = Math.round((nanos.getAsLong() - began) / 1e9);
        StringBuilder text = new StringBuilder("%-8s %s: ".formatted(position, module));
        if (tests > 0) {
            text.append(tests).append(" tests, ");
            count(failed, "failed").ifPresent(text::append);
            count(skipped, "skipped").ifPresent(text::append);
        }
        out.accept(text.append(seconds).append(" s").toString());
        module = null;
        tests = 0;
        failed = 0;
        skipped = 0;
    }

    private static Optional<String> count(int n, String what) {
        return n == 0 ? Optional.empty() : Optional.of(n + " " + what + ", ");
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
