package io.belfry.pbx.source.file;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * An open log file. Renamed, it is still the same one; whether it was truncated meanwhile {@link
 * #unchanged} tells.
 */
final class LogFile implements AutoCloseable {

    private static final int FIRST_LINE = 1 << 16;

    private final RandomAccessFile file;
    private final String firstLine;
    private final String fingerprint;

    private LogFile(RandomAccessFile file, String firstLine) {
        this.file = file;
        this.firstLine = firstLine;
        this.fingerprint = fingerprint(firstLine);
    }

    /**
     * Opens it; empty while its first line is not complete, and for what is no text (compressed).
     */
    static Optional<LogFile> open(Path path) throws IOException {
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "r");
        try {
            Optional<String> line = firstLine(file);
            if (line.isPresent()) {
                return Optional.of(new LogFile(file, line.get()));
            }
        } catch (IOException e) {
            file.close();
            throw e;
        }
        file.close();
        return Optional.empty();
    }

    String fingerprint() {
        return fingerprint;
    }

    String firstLine() {
        return firstLine;
    }

    long size() throws IOException {
        return file.length();
    }

    /** Reads from there; the number of bytes, less than asked for at the end of the file only. */
    int read(long offset, byte[] bytes) throws IOException {
        file.seek(offset);
        int length = 0;
        int read;
        while (length < bytes.length
                && (read = file.read(bytes, length, bytes.length - length)) > 0) {
            length += read;
        }
        return length;
    }

    /** Whether it still begins as it did and still reaches that far. */
    boolean unchanged(long offset) throws IOException {
        return file.length() >= offset && firstLine(file).map(firstLine::equals).orElse(false);
    }

    /** Behind its last line end. */
    long lastLineEnd() throws IOException {
        byte[] bytes = new byte[FIRST_LINE];
        long end = file.length();
        while (end > 0) {
            long start = Math.max(0, end - bytes.length);
            int length = read(start, bytes);
            for (int i = (int) Math.min(length, end - start) - 1; i >= 0; i--) {
                if (bytes[i] == '\n') {
                    return start + i + 1;
                }
            }
            end = start;
        }
        return 0;
    }

    private static Optional<String> firstLine(RandomAccessFile file) throws IOException {
        byte[] bytes = new byte[(int) Math.min(FIRST_LINE, file.length())];
        file.seek(0);
        int length = file.read(bytes);
        for (int i = 0; i < length; i++) {
            if (bytes[i] == '\n') {
                return Optional.of(new String(bytes, 0, i, StandardCharsets.ISO_8859_1));
            }
            if (bytes[i] >= 0 && bytes[i] < ' ' && bytes[i] != '\r' && bytes[i] != '\t') {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static String fingerprint(String line) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(line.getBytes(StandardCharsets.ISO_8859_1));
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
