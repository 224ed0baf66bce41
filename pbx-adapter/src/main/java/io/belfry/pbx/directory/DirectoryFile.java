package io.belfry.pbx.directory;

import java.util.Optional;

/** Where the section {@code directory} is written. */
public interface DirectoryFile {

    /**
     * The section, if it was written again since the last look and is at rest.
     *
     * @throws RuntimeException when it cannot be read; the message names file, line and key
     */
    Optional<DirectorySection> changed();

    /**
     * The section as it is now.
     *
     * @throws RuntimeException when it cannot be read; the message names file, line and key
     */
    DirectorySection now();
}
