package io.belfry.simulator.day;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Text that goes to a file, to a compressed one, or nowhere. */
final class TextFile implements AutoCloseable {

    private static final int BUFFER = 1 << 18;

    private final OutputStream out;

    private TextFile(OutputStream out) {
        this.out = out;
    }

    /** Overwrites the file, or the one with {@code .gz} after its name. */
    static TextFile at(Path file, boolean compressed) throws IOException {
        if (!compressed) {
            return new TextFile(new BufferedOutputStream(Files.newOutputStream(file), BUFFER));
        }
        OutputStream raw = Files.newOutputStream(file.resolveSibling(file.getFileName() + ".gz"));
        return new TextFile(new BufferedOutputStream(new Fast(raw), BUFFER));
    }

    static TextFile nowhere() {
        return new TextFile(null);
    }

    boolean isWanted() {
        return out != null;
    }

    void write(String text) {
        if (out != null) {
            try {
                out.write(text.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            out.close();
        }
    }

    private static final class Fast extends GZIPOutputStream {
        Fast(OutputStream raw) throws IOException {
            super(raw, 1 << 16);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
