package io.belfry.standalone.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MavenProgressTest {

    @Test
    void everyModuleIsOneLineWithItsTestsAndFailedTestsAreNamedAtOnce() {
        List<String> lines = new ArrayList<>();
        long[] nanos = {0};
        MavenProgress progress = new MavenProgress(lines::add, () -> nanos[0]);

        progress.accept(
                "[INFO] Building Belfry 0.1.0-SNAPSHOT                                  [1/3]");
        nanos[0] = 1_000_000_000L;
        progress.accept(
                "[INFO] Building Belfry :: contracts 0.1.0-SNAPSHOT                     [2/3]");
        progress.accept(
                "[INFO] Tests run: 40, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 1.2 s -- in io.belfry.contracts.codec.EventCodecTest");
        progress.accept("[INFO] Tests run: 40, Failures: 0, Errors: 0, Skipped: 0");
        progress.accept("[INFO] Building jar: /belfry/contracts/target/contracts-0.1.0.jar");
        nanos[0] = 13_400_000_000L;
        progress.accept(
                "[INFO] Building Belfry :: standalone 0.1.0-SNAPSHOT                    [3/3]");
        progress.accept(
                "[ERROR] Tests run: 5, Failures: 1, Errors: 1, Skipped: 2, Time elapsed: 42.15 s <<< FAILURE! -- in io.belfry.standalone.XTest");
        progress.accept(
                "[ERROR] io.belfry.standalone.XTest.works -- Time elapsed: 12.26 s <<< FAILURE!");
        nanos[0] = 20_000_000_000L;
        progress.finish();

        assertThat(lines)
                .containsExactly(
                        "[1/3]    Belfry: 1 s",
                        "[2/3]    contracts: 40 tests, 12 s",
                        "        FAILED io.belfry.standalone.XTest.works",
                        "[3/3]    standalone: 5 tests, 2 failed, 2 skipped, 7 s");
    }
}
