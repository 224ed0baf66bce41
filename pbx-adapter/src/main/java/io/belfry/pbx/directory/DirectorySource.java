package io.belfry.pbx.directory;

/** A place outside the PBX file that holds a directory. */
public interface DirectorySource extends AutoCloseable {

    /**
     * The whole directory as it is now.
     *
     * @throws DirectoryException when it cannot be read
     */
    LoadedDirectory load() throws DirectoryException;

    @Override
    default void close() {}
}
