package io.belfry.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As a process; a log outlives its part, so that none needs to run. */
class LogsCommandIT {

    @TempDir Path folder;
    private Process following;

    @AfterEach
    void stopFollowing() throws Exception {
        if (following != null) {
            following.destroy();
            following.waitFor();
        }
    }

    @Test
    void theLastLinesAreShownAndWhatFollowsThemUntilItIsStopped() throws Exception {
        BelfryProcess belfry = new BelfryProcess(folder);
        Path log = belfry.data().resolve("logs/kafka.log");
        Files.createDirectories(log.getParent());
        Files.writeString(log, "one\ntwo\nthree\n");

        assertThat(belfry.run("logs", "kafka", "-n", "2"))
                .isEqualTo(new BelfryProcess.Result(0, "two\nthree\n"));

        Path output = folder.resolve("logs.out");
        following = belfry.start(output, "logs", "kafka", "-f", "-n", "1");
        await().atMost(BelfryProcess.PATIENCE)
                .until(() -> Files.readString(output).equals("three\n"));
        Files.writeString(log, "four\n", StandardOpenOption.APPEND);
        await().atMost(BelfryProcess.PATIENCE)
                .until(() -> Files.readString(output).equals("three\nfour\n"));

        following.destroy();
        following.waitFor();
        await().atMost(BelfryProcess.PATIENCE).until(() -> belfry.leftRunning().isEmpty());
    }

    @Test
    void aPartWithoutALogIsAnsweredInOneLine() throws Exception {
        assertThat(new BelfryProcess(folder).run("logs", "../state.json").output())
                .isEqualTo(
                        "belfry: There is no log of ../state.json: see the names in ./belfry status.\n");
    }
}
