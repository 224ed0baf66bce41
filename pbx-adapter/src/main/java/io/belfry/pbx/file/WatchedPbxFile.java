package io.belfry.pbx.file;

import io.belfry.pbx.directory.DirectoryFile;
import io.belfry.pbx.directory.DirectorySection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/**
 * Tells when the PBX file was written. A file is read when two looks found it alike: one that
 * somebody is writing is not taken for the whole. For one thread at a time.
 */
public final class WatchedPbxFile implements DirectoryFile {

    private static final Logger LOG = Logger.getLogger(WatchedPbxFile.class);

    private final Path path;
    private final UnaryOperator<String> environment;
    private final PbxFile first;
    private Stamp read;
    private Stamp seen;

    private record Stamp(FileTime time, long size) {}

    public WatchedPbxFile(Path path, UnaryOperator<String> environment) {
        this.path = path;
        this.environment = environment;
        this.read = stamp();
        this.first = PbxFile.read(path, environment);
    }

    /** What the file said at the start. */
    public PbxFile first() {
        return first;
    }

    /**
     * The section {@code directory}, if the file was written since it was read last; also when it
     * says the same, so that touching the file reads the directory anew.
     *
     * @throws PbxFileException when it cannot be read; the next change is waited for
     */
    @Override
    public Optional<DirectorySection> changed() {
        Stamp now = stamp();
        boolean atRest = now.equals(seen);
        seen = now;
        return now.equals(read) || !atRest ? Optional.empty() : Optional.of(read(now));
    }

    @Override
    public DirectorySection now() {
        return read(stamp());
    }

    private DirectorySection read(Stamp now) {
        read = now;
        PbxFile file = PbxFile.read(path, environment);
        if (!file.settings().equals(first.settings())) {
            LOG.warnf("%s: changes of the section pbx take effect at the next start", path);
        }
        return file.directory();
    }

    private Stamp stamp() {
        try {
            return new Stamp(Files.getLastModifiedTime(path), Files.size(path));
        } catch (IOException e) {
            read = null; // whatever comes in its place is read
            throw new PbxFileException("cannot read the PBX file " + path + ": " + e, e);
        }
    }
}
