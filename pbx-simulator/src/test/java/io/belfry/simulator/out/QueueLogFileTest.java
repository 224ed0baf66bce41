package io.belfry.simulator.out;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueueLogFileTest {

    private static final long T = 1_795_256_751_936_027L;

    /** The second line is the recorded one of the same event. */
    @Test
    void linesAreAsAsteriskWritesThem() {
        assertThat(line("NONE", "NONE", "NONE", "QUEUESTART", "", "", "", "", ""))
                .isEqualTo("1795256751|NONE|NONE|NONE|QUEUESTART|");
        assertThat(
                        line(
                                "1795256751.0",
                                "support",
                                "NONE",
                                "ENTERQUEUE",
                                "",
                                "0622334455",
                                "1",
                                "",
                                ""))
                .isEqualTo("1795256751|1795256751.0|support|NONE|ENTERQUEUE||0622334455|1");
    }

    @Test
    void aRotatedFileIsFollowedByANewOne(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("queue_log");
        QueueLogFile log = new QueueLogFile(file);
        log.accept(List.of(row("A")));
        Files.move(file, folder.resolve("queue_log.1"));
        log.accept(List.of(row("B")));
        assertThat(Files.readString(folder.resolve("queue_log.1"))).contains("|A|");
        assertThat(Files.readString(file)).contains("|B|").doesNotContain("|A|");
    }

    private static QueueLogRow row(String event) {
        return new QueueLogRow(T, "1", "q", "a", event, List.of("", "", "", "", ""));
    }

    private static String line(
            String id, String queue, String agent, String event, String... data) {
        return QueueLogFile.line(new QueueLogRow(T, id, queue, agent, event, List.of(data)));
    }
}
