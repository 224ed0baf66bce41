package io.belfry.standalone.embedded;

import java.io.Serial;
import java.nio.file.Path;

/**
 * A process did not become ready; the message names it and, as a rule, ends with the last lines of
 * its log.
 */
public final class StartFailed extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    /** Where the log would tell no more than the reason does. */
    public StartFailed(String component, String reason) {
        super(component + " " + reason);
    }

    public StartFailed(String component, String reason, Path log) {
        super(component + " " + reason + "\n" + LogTail.describe(log));
    }
}
