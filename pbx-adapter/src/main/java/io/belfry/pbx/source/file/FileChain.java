package io.belfry.pbx.source.file;

import io.belfry.pbx.source.RowReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The log file and its rotated predecessors ({@code queue_log.1}, …), oldest first, open: by the
 * time of the first line, then by the time of change. Copies of the same file count once.
 */
final class FileChain implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(FileChain.class);

    private record Link(LogFile file, Instant begin, FileTime modified) {}

    private final List<Link> links;

    private FileChain(List<Link> links) {
        this.links = links;
    }

    /** The files to read from that position on, the one that was being read first. */
    static FileChain from(Path current, RowReader<?> reader, FilePosition position)
            throws IOException {
        List<Link> links = new ArrayList<>();
        Optional<LogFile> newest = Files.exists(current) ? LogFile.open(current) : Optional.empty();
        try {
            if (newest.isPresent() && newest.get().fingerprint().equals(position.file())) {
                links.add(link(newest.get(), current, reader));
                return new FileChain(links);
            }
            for (Path path : rotated(current)) {
                add(links, path, reader, position.fresh());
            }
            links.sort(Comparator.comparing(Link::begin).thenComparing(Link::modified));
            if (newest.isPresent()) {
                String print = newest.get().fingerprint();
                for (Link copy : List.copyOf(links)) {
                    if (copy.file().fingerprint().equals(print)) {
                        links.remove(copy);
                        copy.file().close();
                    }
                }
                links.add(link(newest.get(), current, reader));
            }
            FileChain chain = new FileChain(links);
            chain.cut(current, position);
            return chain;
        } catch (IOException | RuntimeException e) {
            newest.ifPresent(
                    file -> links.add(new Link(file, Instant.MAX, FileTime.fromMillis(0))));
            new FileChain(links).close();
            throw e;
        }
    }

    /** Drops what was read before. */
    private void cut(Path current, FilePosition position) throws IOException {
        if (position.fresh()) {
            return;
        }
        int index = -1;
        for (int i = 0; i < links.size(); i++) {
            if (links.get(i).file().fingerprint().equals(position.file())) {
                index = i;
            }
        }
        if (index < 0) {
            index = later(position);
            if (index < links.size()) {
                LOG.errorf(
                        "%s: the file that was read up to byte %d is gone (removed or compressed):"
                                + " lines that were added to it since are lost; going on with the"
                                + " next file",
                        current, position.offset());
            }
        }
        for (Link read : links.subList(0, index)) {
            read.file().close();
        }
        links.subList(0, index).clear();
    }

    /** The first file that began after the last line that was read; the newest if none says so. */
    private int later(FilePosition position) {
        if (position.seen() == null) {
            return Math.max(0, links.size() - 1);
        }
        int index = 0;
        while (index < links.size() && links.get(index).begin().toEpochMilli() < position.seen()) {
            index++;
        }
        return index;
    }

    List<LogFile> files() {
        return links.stream().map(Link::file).toList();
    }

    private static void add(List<Link> links, Path path, RowReader<?> reader, boolean first)
            throws IOException {
        Optional<LogFile> file = LogFile.open(path);
        if (file.isEmpty()) {
            if (first && Files.size(path) > 0) {
                LOG.warnf("%s is not read: it is no text, or has no complete line", path);
            }
            return;
        }
        if (links.stream().anyMatch(l -> l.file().fingerprint().equals(file.get().fingerprint()))) {
            file.get().close();
            return;
        }
        links.add(link(file.get(), path, reader));
    }

    private static Link link(LogFile file, Path path, RowReader<?> reader) {
        FileTime modified;
        try {
            modified = Files.getLastModifiedTime(path);
        } catch (IOException e) {
            modified = FileTime.fromMillis(0);
        }
        return new Link(file, reader.time(file.firstLine()).orElse(modified.toInstant()), modified);
    }

    private static List<Path> rotated(Path current) throws IOException {
        String name = current.getFileName().toString();
        try (Stream<Path> siblings = Files.list(current.toAbsolutePath().getParent())) {
            return siblings.filter(p -> p.getFileName().toString().startsWith(name))
                    .filter(p -> !p.getFileName().toString().equals(name))
                    .filter(Files::isRegularFile)
                    .toList();
        }
    }

    @Override
    public void close() throws IOException {
        for (Link link : links) {
            link.file().close();
        }
    }
}
