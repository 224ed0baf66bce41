package io.belfry.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {

    @TempDir Path folder;

    @Test
    void givesTheLastLinesOfALongFile() throws IOException {
        Path log = folder.resolve("log");
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= 20_000; i++) {
            text.append("line ").append(i).append('\n');
        }
        Files.writeString(log, text);

        assertThat(LogTail.lines(log, 2)).containsExactly("line 19999", "line 20000");
    }

    @Test
    void aFailedStartNamesThePartAndEndsWithItsLog() throws IOException {
        Path log = folder.resolve("log");
        Files.writeString(log, "first\nthe cause\n");

        assertThat(new StartFailed("kafka", "ended with exit code 3 while it started.", log))
                .hasMessage(
                        "kafka ended with exit code 3 while it started.\nThe end of its log "
                                + log
                                + ":\n    first\n    the cause");
        assertThat(new StartFailed("kafka", "ended.", folder.resolve("none")))
                .hasMessageContaining("is empty");
    }
}
