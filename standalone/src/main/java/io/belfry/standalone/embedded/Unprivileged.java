package io.belfry.standalone.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.stream.Stream;

/** PostgreSQL and Elasticsearch refuse to run as root: how a command is started nevertheless. */
enum Unprivileged {
    /** We are not root: as ourselves. */
    SAME_USER("", List.of()),

    /** As {@code nobody}, on folders given to it. */
    NOBODY("65534", List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")),

    /**
     * In a user namespace where we are called {@code nobody}: the only way when the files are where
     * nobody else may pass, such as a checkout under /root.
     */
    NAMESPACE("0", List.of("unshare", "--user", "--map-user=65534", "--map-group=65534"));

    private final String owner;
    private final List<String> prefix;

    Unprivileged(String owner, List<String> prefix) {
        this.owner = owner;
        this.prefix = prefix;
    }

    /**
     * The way for a command.
     *
     * @param paths the files and folders that it reads
     */
    static Unprivileged forPaths(Path... paths) {
        if (!isRoot()) {
            return SAME_USER;
        }
        return Stream.of(paths).allMatch(Unprivileged::reachableByOthers) ? NOBODY : NAMESPACE;
    }

    /** The command as it must be started. */
    List<String> wrap(List<String> command) {
        return Stream.concat(prefix.stream(), command.stream()).toList();
    }

    /** Gives a file or folder, with all it holds, to the user that the command will run as. */
    void own(Path path) {
        if (!owner.isEmpty()) {
            Shell.check("chown", "-R", owner + ":" + owner, path.toString());
        }
    }

    private static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean reachableByOthers(Path path) {
        for (Path p = path.toAbsolutePath().getParent(); p != null; p = p.getParent()) {
            try {
                if (!Files.getPosixFilePermissions(p)
                        .contains(PosixFilePermission.OTHERS_EXECUTE)) {
                    return false;
                }
            } catch (IOException e) {
                return false;
            }
        }
        return true;
    }
}
