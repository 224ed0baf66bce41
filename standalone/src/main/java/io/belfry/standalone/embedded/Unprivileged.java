package io.belfry.standalone.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;

/**
 * PostgreSQL and Elasticsearch refuse to run as root. When we are root they run as {@code nobody}
 * on folders given to it; when we are not, they run as we do.
 */
final class Unprivileged {

    private static final String NOBODY = "65534";

    private Unprivileged() {}

    static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives a folder with all it holds to the user that the server will run as. */
    static void own(Path folder) {
        if (isRoot()) {
            Shell.check("chown", "-R", NOBODY + ":" + NOBODY, folder.toString());
        }
    }

    /**
     * The command as it must be started here.
     *
     * @param paths what the command reads; where a parent folder is closed to others (a checkout
     *     under /root), the process also gets the one capability to pass through it
     */
    static List<String> wrap(List<String> command, Path... paths) {
        if (!isRoot()) {
            return command;
        }
        List<String> wrapped =
                new ArrayList<>(
                        List.of(
                                "setpriv",
                                "--reuid=" + NOBODY,
                                "--regid=" + NOBODY,
                                "--clear-groups"));
        for (Path path : paths) {
            if (!reachableByOthers(path)) {
                wrapped.add("--inh-caps=+dac_read_search");
                wrapped.add("--ambient-caps=+dac_read_search");
                break;
            }
        }
        wrapped.addAll(command);
        return wrapped;
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
