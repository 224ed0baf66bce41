package io.belfry.pbx.directory;

import java.util.List;

/**
 * A directory and what was wrong with it.
 *
 * @param problems rows that could not be used; the rest of the directory is good
 * @param missing tables and columns that this source does not have and that can be done without
 */
public record LoadedDirectory(Directory directory, List<Problem> problems, List<String> missing) {

    /**
     * A row that could not be used, or not wholly.
     *
     * @param where table and id, e.g. {@code linefeatures 12}
     * @param what what is wrong, and what became of it
     */
    public record Problem(String where, String what) {
        @Override
        public String toString() {
            return where + ": " + what;
        }
    }

    /** A directory without fault. */
    public static LoadedDirectory good(Directory directory) {
        return new LoadedDirectory(directory, List.of(), List.of());
    }
}
