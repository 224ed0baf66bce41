package io.belfry.pbx.file;

import io.belfry.pbx.directory.Directory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/** Tells when the section {@code directory} of the PBX file has changed. */
public final class WatchedPbxFile implements Supplier<Optional<Directory>> {

    private static final Logger LOG = Logger.getLogger(WatchedPbxFile.class);

    private final Path path;
    private final UnaryOperator<String> environment;
    private final PbxFile first;
    private FileTime seen;

    public WatchedPbxFile(Path path, UnaryOperator<String> environment) {
        this.path = path;
        this.environment = environment;
        this.seen = modified();
        this.first = PbxFile.read(path, environment);
    }

    /** What the file said at the start. */
    public PbxFile first() {
        return first;
    }

    /**
     * The directory, if the file was written since the last call.
     *
     * @throws PbxFileException when it cannot be read; the next change is waited for
     */
    @Override
    public Optional<Directory> get() {
        FileTime now = modified();
        if (now.equals(seen)) {
            return Optional.empty();
        }
        seen = now;
        PbxFile file = PbxFile.read(path, environment);
        if (!file.settings().equals(first.settings())) {
            LOG.warnf("%s: changes of the section pbx take effect at the next start", path);
        }
        return Optional.of(file.directory());
    }

    private FileTime modified() {
        try {
            return Files.getLastModifiedTime(path);
        } catch (IOException e) {
            throw new PbxFileException("cannot read the PBX file " + path, e);
        }
    }
}
