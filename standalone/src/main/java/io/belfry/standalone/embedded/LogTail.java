package io.belfry.standalone.embedded;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The end of a log file, without reading all of it. */
public final class LogTail {

    private static final int BLOCK = 64 * 1024;
    private static final int LINES = 20;

    private static final Pattern STACK_FRAME = Pattern.compile("\\s+(at |\\.\\.\\. \\d+ ).*");

    private LogTail() {}

    /**
     * At most {@code count} last lines, taken from the last 64 KiB; empty when there is no file.
     */
    public static List<String> lines(Path log, int count) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long from = Math.max(0, file.length() - BLOCK);
            byte[] bytes = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            List<String> lines =
                    new String(bytes, StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.isBlank())
                            .filter(line -> !STACK_FRAME.matcher(line).matches())
                            .toList();
            return lines.subList(Math.max(0, lines.size() - count), lines.size());
        } catch (IOException e) {
            return List.of();
        }
    }

    static String describe(Path log) {
        List<String> lines = lines(log, LINES);
        if (lines.isEmpty()) {
            return "Its log " + log + " is empty.";
        }
        return "The end of its log " + log + ":\n    " + String.join("\n    ", lines);
    }
}
