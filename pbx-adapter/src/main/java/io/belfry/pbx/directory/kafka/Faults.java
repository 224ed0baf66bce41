package io.belfry.pbx.directory.kafka;

import java.util.Optional;
import org.jboss.logging.Logger;

/** What is wrong at present; each is logged once when it begins. */
final class Faults {

    private static final Logger LOG = Logger.getLogger(DirectoryLoop.class);

    private volatile String unread;
    private volatile String unloaded;
    private volatile String unpublished;

    void unread(String reason) {
        unread = begun(unread, reason, "the directory stays as it was");
    }

    void unloaded(String reason) {
        unloaded = begun(unloaded, reason, "the directory stays as it was");
    }

    void unpublished(String reason) {
        unpublished = begun(unpublished, reason, "the directory is not published");
    }

    void read() {
        unread = null;
    }

    void loaded() {
        if (unloaded != null) {
            LOG.info("the directory can be read again");
        }
        unloaded = null;
    }

    void published() {
        unpublished = null;
    }

    Optional<String> ofPublishing() {
        return Optional.ofNullable(unpublished);
    }

    Optional<String> first() {
        return Optional.ofNullable(unread)
                .or(() -> Optional.ofNullable(unloaded))
                .or(this::ofPublishing);
    }

    private static String begun(String known, String reason, String meaning) {
        String now = String.valueOf(reason);
        if (!now.equals(known)) {
            LOG.errorf("%s: %s", meaning, now);
        }
        return now;
    }
}
