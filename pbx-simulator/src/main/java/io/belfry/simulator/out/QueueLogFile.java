package io.belfry.simulator.out;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;

/**
 * Appends to a queue_log file: {@code epoch|callid|queue|agent|event|data…} with whole seconds. The
 * file is opened for each batch, so it can be rotated by renaming it.
 */
public final class QueueLogFile implements Consumer<List<Output>> {

    private final Path file;

    public QueueLogFile(Path file) {
        this.file = file;
    }

    @Override
    public void accept(List<Output> outputs) {
        StringBuilder lines = new StringBuilder();
        for (Output output : outputs) {
            if (output instanceof QueueLogRow row) {
                lines.append(line(row)).append('\n');
            }
        }
        if (lines.isEmpty()) {
            return;
        }
        try {
            Files.write(
                    file,
                    lines.toString().getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("queue_log file " + file, e);
        }
    }

    /** A row as a line, without its end. */
    public static String line(QueueLogRow row) {
        String data = String.join("|", row.data()).replaceFirst("\\|+$", "");
        return "%d|%s|%s|%s|%s|%s"
                .formatted(
                        row.timeMicros() / 1_000_000,
                        row.callId(),
                        row.queue(),
                        row.agent(),
                        row.event(),
                        data);
    }
}
