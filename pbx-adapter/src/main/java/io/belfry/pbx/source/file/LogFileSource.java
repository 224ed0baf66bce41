package io.belfry.pbx.source.file;

import io.belfry.pbx.source.Batch;
import io.belfry.pbx.source.Item;
import io.belfry.pbx.source.RecordSource;
import io.belfry.pbx.source.RowReader;
import io.belfry.pbx.source.SourceException;
import io.belfry.pbx.source.StartAt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Follows a log file line by line, through rotation by renaming and by copying: the file that was
 * being read is known by its first line and is read to its end before the next one. A line without
 * its line end is left for later. The id of a line is the fingerprint of its file and its offset.
 */
public final class LogFileSource<T> implements RecordSource<T> {

    private static final Logger LOG = Logger.getLogger(LogFileSource.class);
    private static final int CHUNK = 1 << 18;
    private static final int LONGEST_LINE = 1 << 24;

    private final Path current;
    private final RowReader<T> reader;
    private final StartAt start;

    public LogFileSource(Path current, RowReader<T> reader, StartAt start) {
        this.current = current;
        this.reader = reader;
        this.start = start;
    }

    @Override
    public Batch<T> read(Optional<String> stored, int max) throws SourceException {
        FilePosition from = stored.map(FilePosition::parse).orElseGet(this::first);
        try (FileChain chain = FileChain.from(current, reader, from)) {
            return stored.isEmpty() && start instanceof StartAt.Now
                    ? passOver(chain.files())
                    : read(chain.files(), from, max);
        } catch (NoSuchFileException e) {
            throw new SourceException(current + ": there is no folder " + e.getFile(), e);
        } catch (AccessDeniedException e) {
            throw new SourceException(current + ": no right to read " + e.getFile(), e);
        } catch (IOException e) {
            throw new SourceException(current + ": " + e.getMessage(), e);
        }
    }

    private FilePosition first() {
        return FilePosition.beginning(
                start instanceof StartAt.At(Instant time) ? time.toEpochMilli() : null);
    }

    private Batch<T> passOver(List<LogFile> files) throws IOException {
        FilePosition end = FilePosition.beginning(null);
        if (!files.isEmpty()) {
            LogFile last = files.getLast();
            end = end.in(last.fingerprint()).to(last.lastLineEnd(), Optional.empty(), true);
        }
        return new Batch<>(List.of(), end.text(), false, 0, 0, Optional.empty(), Optional.empty());
    }

    private Batch<T> read(List<LogFile> files, FilePosition stored, int max) throws IOException {
        List<Item<T>> items = new ArrayList<>();
        FilePosition from = stored;
        long done = 0;
        long behind = 0;
        boolean changed = false;
        for (int i = 0; i < files.size(); i++) {
            LogFile file = files.get(i);
            if (items.size() >= max || changed) {
                behind += file.size();
                continue;
            }
            if (!file.fingerprint().equals(from.file())) {
                from = from.in(file.fingerprint());
            } else if (file.size() < from.offset()) {
                LOG.errorf(
                        "%s: it was read up to byte %d and has %d now: its end was lost. Reading it"
                                + " again from its begin, only lines later than the last one read",
                        current, from.offset(), file.size());
                from = from.again();
            }
            int before = items.size();
            FilePosition next = lines(file, from, i < files.size() - 1, max, items);
            if (file.unchanged(next.offset())) {
                done += next.offset() - from.offset();
                from = next;
            } else { // truncated while it was read: what was read may be anything
                items.subList(before, items.size()).clear();
                changed = true;
            }
            behind += Math.max(0, file.size() - from.offset());
        }
        Optional<Instant> reached = Optional.ofNullable(from.seen()).map(Instant::ofEpochMilli);
        return new Batch<>(
                items,
                from.text(),
                items.size() >= max,
                done,
                behind,
                reached,
                files.isEmpty() && !from.fresh()
                        ? Optional.of(current + " has no line; waiting for the next one")
                        : Optional.empty());
    }

    /**
     * @param finished whether nobody writes to it any more: a rest without line end is a bad line
     */
    private FilePosition lines(
            LogFile file, FilePosition from, boolean finished, int max, List<Item<T>> items)
            throws IOException {
        byte[] bytes = new byte[CHUNK];
        FilePosition at = from;
        while (items.size() < max) {
            int length = file.read(at.offset(), bytes);
            int line = 0;
            String last = null;
            boolean taking = at.notBefore() == null;
            for (int i = 0; i < length && items.size() < max; i++) {
                if (bytes[i] != '\n') {
                    continue;
                }
                String text = text(bytes, line, i);
                if (!text.isEmpty()) {
                    taking = taking || takes(at, text);
                    if (taking) {
                        items.add(reader.read(at.sourceId(at.offset() + line), text));
                    }
                    last = text;
                }
                line = i + 1;
            }
            if (line > 0) {
                Optional<Instant> time = Optional.ofNullable(last).flatMap(reader::time);
                at = at.to(at.offset() + line, time, taking);
            } else if (length == bytes.length && length < LONGEST_LINE) {
                bytes = new byte[length * 2];
            } else if (finished && length > 0) {
                items.add(
                        new Item.Bad<>(
                                at.sourceId(at.offset()),
                                text(bytes, 0, length),
                                "the last line of a rotated file has no end"));
                return at.to(at.offset() + length, Optional.empty(), taking);
            } else {
                return at;
            }
        }
        return at;
    }

    private boolean takes(FilePosition at, String line) {
        return reader.time(line).map(t -> t.toEpochMilli() >= at.notBefore()).orElse(false);
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8).strip();
    }
}
