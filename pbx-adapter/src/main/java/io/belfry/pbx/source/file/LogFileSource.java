package io.belfry.pbx.source.file;

import io.belfry.pbx.source.Batch;
import io.belfry.pbx.source.Item;
import io.belfry.pbx.source.RecordSource;
import io.belfry.pbx.source.RowReader;
import io.belfry.pbx.source.SourceException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Follows a log file line by line, through rotation by renaming and by copying: the file that was
 * being read is known by its first line and is read to its end before the next one. A line without
 * its line end is left for later. The id of a line is the fingerprint of its file and its offset.
 */
public final class LogFileSource<T> implements RecordSource<T> {

    private static final Logger LOG = Logger.getLogger(LogFileSource.class);
    private static final int READ = 1 << 16;
    private static final FilePosition BEGINNING = new FilePosition("", 0);

    private final Path current;
    private final RowReader<T> reader;
    private final boolean fromNow;

    /** A file of the chain: rotated ones first, the current one last. */
    private record LogFile(Path path, String fingerprint, long size) {}

    public LogFileSource(Path current, RowReader<T> reader, boolean fromNow) {
        this.current = current;
        this.reader = reader;
        this.fromNow = fromNow;
    }

    @Override
    public Batch<T> read(Optional<String> position, int max) throws SourceException {
        try {
            List<LogFile> chain = chain();
            if (position.isEmpty() && fromNow) {
                return new Batch<>(List.of(), end(chain).text(), 0);
            }
            FilePosition from = position.map(FilePosition::parse).orElse(BEGINNING);
            List<Item<T>> items = new ArrayList<>();
            int index = indexOf(chain, from);
            while (index < chain.size()) {
                LogFile file = chain.get(index);
                if (!file.fingerprint().equals(from.file())) {
                    from = new FilePosition(file.fingerprint(), 0);
                }
                from = lines(file, from, max - items.size(), items);
                if (items.size() >= max) {
                    break;
                }
                index++;
            }
            return new Batch<>(items, from.text(), behind(chain, from));
        } catch (IOException e) {
            throw new SourceException(current + ": " + e.getMessage(), e);
        }
    }

    /** Where to go on: the file that was being read, or the first of those that came after. */
    private int indexOf(List<LogFile> chain, FilePosition from) {
        if (from.equals(BEGINNING)) {
            return 0;
        }
        for (int i = 0; i < chain.size(); i++) {
            if (chain.get(i).fingerprint().equals(from.file())
                    && chain.get(i).size() >= from.offset()) {
                return i;
            }
        }
        if (!chain.isEmpty()) {
            LOG.errorf(
                    "the file that was read up to %s is gone: what came after in it is lost; going on"
                            + " with %s",
                    from, current);
        }
        return Math.max(0, chain.size() - 1);
    }

    private FilePosition lines(LogFile file, FilePosition from, int max, List<Item<T>> items)
            throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.path().toFile(), "r")) {
            in.seek(from.offset());
            long start = from.offset();
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            byte[] bytes = new byte[READ];
            int taken = 0;
            int length;
            while (taken < max && (length = in.read(bytes)) > 0) {
                for (int i = 0; i < length && taken < max; i++) {
                    if (bytes[i] != '\n') {
                        line.write(bytes[i]);
                        continue;
                    }
                    String text = line.toString(StandardCharsets.UTF_8).strip();
                    if (!text.isEmpty()) {
                        items.add(reader.read(from.file() + ":" + start, text));
                        taken++;
                    }
                    start += line.size() + 1;
                    line.reset();
                }
            }
            return new FilePosition(from.file(), start);
        }
    }

    /** The file and its rotated predecessors ({@code queue_log.1}, …), oldest first. */
    private List<LogFile> chain() throws IOException {
        List<LogFile> files = new ArrayList<>();
        Path folder = current.toAbsolutePath().getParent();
        String name = current.getFileName().toString();
        List<Path> rotated;
        try (Stream<Path> siblings = Files.list(folder)) {
            rotated =
                    siblings.filter(p -> p.getFileName().toString().startsWith(name))
                            .filter(p -> !p.getFileName().toString().equals(name))
                            .filter(Files::isRegularFile)
                            .sorted(Comparator.comparing(LogFileSource::modified))
                            .toList();
        }
        for (Path path : rotated) {
            file(path).filter(f -> unknown(files, f)).ifPresent(files::add);
        }
        if (Files.exists(current)) {
            Optional<LogFile> newest = file(current);
            newest.ifPresent(n -> files.removeIf(f -> f.fingerprint().equals(n.fingerprint())));
            newest.ifPresent(files::add);
        }
        return files;
    }

    private static boolean unknown(List<LogFile> files, LogFile file) {
        return files.stream().noneMatch(f -> f.fingerprint().equals(file.fingerprint()));
    }

    private static java.nio.file.attribute.FileTime modified(Path path) {
        try {
            return Files.getLastModifiedTime(path);
        } catch (IOException e) {
            return java.nio.file.attribute.FileTime.fromMillis(0);
        }
    }

    /** Empty while the first line is not complete, and for what is no text (compressed). */
    private static Optional<LogFile> file(Path path) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(path.toFile(), "r")) {
            byte[] bytes = new byte[READ];
            int length = in.read(bytes);
            for (int i = 0; i < length; i++) {
                if (bytes[i] == '\n') {
                    return Optional.of(new LogFile(path, fingerprint(bytes, i), in.length()));
                }
                if (bytes[i] >= 0 && bytes[i] < ' ' && bytes[i] != '\r' && bytes[i] != '\t') {
                    return Optional.empty();
                }
            }
            return Optional.empty();
        }
    }

    private static String fingerprint(byte[] bytes, int length) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, 0, length);
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static FilePosition end(List<LogFile> chain) {
        return chain.isEmpty()
                ? new FilePosition("", 0)
                : new FilePosition(chain.getLast().fingerprint(), chain.getLast().size());
    }

    private static long behind(List<LogFile> chain, FilePosition from) {
        long bytes = 0;
        for (LogFile file : chain) {
            bytes =
                    file.fingerprint().equals(from.file())
                            ? file.size() - from.offset()
                            : bytes + file.size();
        }
        return bytes;
    }
}
