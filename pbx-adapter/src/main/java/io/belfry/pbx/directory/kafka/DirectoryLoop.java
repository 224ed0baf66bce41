package io.belfry.pbx.directory.kafka;

import io.belfry.pbx.directory.Directory;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Publishes the directory at the start and again whenever it changes; tries again until Kafka takes
 * it. A change that cannot be read leaves the directory as it was, and is told.
 */
public final class DirectoryLoop implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(DirectoryLoop.class);

    private final DirectoryPublisher publisher;
    private final Supplier<Optional<Directory>> changes;
    private final Duration interval;
    private final Thread thread;
    private volatile Directory current;
    private volatile Optional<String> unreadable = Optional.empty();
    private volatile Optional<String> unpublished = Optional.of("not published yet");
    private volatile boolean stopped;

    /**
     * @param first what the directory is now
     * @param changes gives the directory when it has changed since the last call; throws when it
     *     cannot be read
     */
    public DirectoryLoop(
            DirectoryPublisher publisher,
            Directory first,
            Supplier<Optional<Directory>> changes,
            Duration interval) {
        this.publisher = publisher;
        this.current = first;
        this.changes = changes;
        this.interval = interval;
        this.thread = Thread.ofVirtual().name("pbx-directory").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** The directory as it is now. */
    public Directory current() {
        return current;
    }

    /** Why the topics do not say what the file says; empty when all is well. */
    public Optional<String> failure() {
        return unreadable.or(() -> unpublished);
    }

    /** Whether the topics say what the directory says. */
    public boolean published() {
        return unpublished.isEmpty();
    }

    @Override
    public void close() {
        stopped = true;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        Directory published = null;
        while (!stopped) {
            look();
            Directory wanted = current;
            if (!wanted.equals(published) && published(wanted)) {
                published = wanted;
            }
            try {
                Thread.sleep(interval);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void look() {
        try {
            Optional<Directory> changed = changes.get();
            if (changed.isPresent()) {
                current = changed.get();
                unreadable = Optional.empty();
            }
        } catch (RuntimeException e) {
            LOG.errorf("the directory stays as it was: %s", e.getMessage());
            unreadable = Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private boolean published(Directory wanted) {
        try {
            publisher.publish(wanted);
            unpublished = Optional.empty();
            return true;
        } catch (RuntimeException e) {
            Optional<String> reason = Optional.of(String.valueOf(e.getMessage()));
            if (!unpublished.equals(reason)) {
                LOG.errorf("the directory is not published: %s", e.getMessage());
            }
            unpublished = reason;
            return false;
        }
    }
}
