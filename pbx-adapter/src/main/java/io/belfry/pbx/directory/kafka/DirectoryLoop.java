package io.belfry.pbx.directory.kafka;

import io.belfry.pbx.directory.Directory;
import io.belfry.pbx.directory.DirectoryException;
import io.belfry.pbx.directory.DirectoryFile;
import io.belfry.pbx.directory.DirectoryReport;
import io.belfry.pbx.directory.DirectorySection;
import io.belfry.pbx.directory.DirectorySource;
import io.belfry.pbx.directory.LoadedDirectory;
import io.belfry.pbx.directory.TopicChanges;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Reads the directory at the start, whenever its file is written, at intervals where it comes from
 * a XiVO, and on demand; publishes what changed, and tries again until Kafka takes it. What cannot
 * be read leaves the directory as it was, and is told.
 */
public final class DirectoryLoop implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(DirectoryLoop.class);

    /**
     * How often.
     *
     * @param look at the file
     * @param reload of a directory outside the file
     * @param retry of such a reload after a failure
     * @param patience how long a reload on demand waits for one that is under way
     */
    public record Intervals(Duration look, Duration reload, Duration retry, Duration patience) {}

    private final DirectoryPublisher publisher;
    private final DirectoryFile file;
    private final Function<DirectorySection.Xivo, DirectorySource> xivo;
    private final Intervals intervals;
    private final InstantSource clock;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Faults faults = new Faults();

    private DirectorySection section;
    private Instant due = Instant.MIN;
    private Directory wanted;
    private Directory published;
    private volatile Directory current;
    private volatile LoadedDirectory loaded = LoadedDirectory.good(Directory.empty());
    private volatile boolean everPublished;
    private volatile boolean stopped;

    /**
     * @param first what the file says now
     * @param xivo where the directory of a XiVO is read
     */
    public DirectoryLoop(
            DirectoryPublisher publisher,
            DirectorySection first,
            DirectoryFile file,
            Function<DirectorySection.Xivo, DirectorySource> xivo,
            Intervals intervals,
            InstantSource clock) {
        this.publisher = publisher;
        this.section = first;
        this.file = file;
        this.xivo = xivo;
        this.intervals = intervals;
        this.clock = clock;
        this.current =
                first instanceof DirectorySection.Inline(Directory d) ? d : Directory.empty();
        this.thread = Thread.ofVirtual().name("pbx-directory").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** The directory as it is now; before a XiVO was ever read, the one published before. */
    public Directory current() {
        return current;
    }

    /** Why the topics do not say what the source says; empty when all is well. */
    public Optional<String> failure() {
        return faults.first();
    }

    /** What was wrong with rows when the directory was read last. */
    public List<LoadedDirectory.Problem> problems() {
        return loaded.problems();
    }

    /** Whether the topics say what the directory says. */
    public boolean published() {
        return everPublished && faults.ofPublishing().isEmpty();
    }

    /**
     * Reads the directory anew, compares it with the topics and publishes what differs.
     *
     * @throws DirectoryException when it cannot be read or published, or another one is under way
     *     for too long; it stays as it was
     */
    public DirectoryReport reload() throws DirectoryException {
        begin();
        try {
            read(file::now);
            load();
            List<TopicChanges> changes = publish();
            return new DirectoryReport(
                    section instanceof DirectorySection.Xivo ? "xivo" : "file",
                    changes,
                    loaded.problems(),
                    loaded.missing());
        } catch (RuntimeException e) {
            throw new DirectoryException(unexpected(e), e);
        } finally {
            lock.unlock();
        }
    }

    private void begin() throws DirectoryException {
        try {
            if (!lock.tryLock(intervals.patience().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new DirectoryException(
                        "it is being read or published for more than "
                                + intervals.patience().toSeconds()
                                + " s already"
                                + failure().map(f -> ": " + f).orElse(""));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DirectoryException("interrupted", e);
        }
    }

    @Override
    public void close() {
        stopped = true;
        thread.interrupt();
        try {
            if (thread.getState() != Thread.State.NEW) {
                thread.join(Duration.ofSeconds(10));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        publisher.close();
    }

    private void run() {
        while (!stopped) {
            lock.lock();
            try {
                step();
            } catch (DirectoryException e) {
                // told by the fault that it left; the next step tries again
            } catch (RuntimeException e) {
                unexpected(e);
            } finally {
                lock.unlock();
            }
            try {
                Thread.sleep(intervals.look());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** A fault of ours; the next step tries again all the same. */
    private String unexpected(RuntimeException e) {
        String reason = e.toString();
        if (!failure().equals(Optional.of(reason))) {
            LOG.error("reading the directory failed", e);
        }
        faults.unloaded(reason);
        return reason;
    }

    private void step() throws DirectoryException {
        try {
            file.changed()
                    .ifPresent(
                            changed -> {
                                section = changed;
                                due = Instant.MIN;
                                faults.read();
                            });
        } catch (RuntimeException e) {
            faults.unread(e.getMessage()); // and the directory that we have goes on
        }
        if (!clock.instant().isBefore(due)) {
            load();
        }
        if (wanted != null && !wanted.equals(published)) {
            publish();
        }
    }

    private void read(Supplier<DirectorySection> reader) throws DirectoryException {
        try {
            section = reader.get();
            faults.read();
        } catch (RuntimeException e) {
            faults.unread(e.getMessage());
            throw new DirectoryException(e.getMessage(), e);
        }
    }

    private void load() throws DirectoryException {
        due = clock.instant().plus(intervals.retry());
        LoadedDirectory found =
                switch (section) {
                    case DirectorySection.Inline(Directory directory) ->
                            LoadedDirectory.good(directory);
                    case DirectorySection.Xivo outside -> loadOutside(outside);
                };
        if (!found.missing().isEmpty() && !found.missing().equals(loaded.missing())) {
            LOG.infof("the directory is read without %s", String.join(", ", found.missing()));
        }
        found.problems().stream()
                .filter(p -> !loaded.problems().contains(p))
                .forEach(p -> LOG.warnf("directory: %s", p));
        faults.loaded();
        loaded = found;
        wanted = found.directory();
        current = wanted;
        due =
                section instanceof DirectorySection.Xivo
                        ? clock.instant().plus(intervals.reload())
                        : Instant.MAX;
    }

    private LoadedDirectory loadOutside(DirectorySection.Xivo outside) throws DirectoryException {
        try (DirectorySource source = xivo.apply(outside)) {
            return source.load();
        } catch (DirectoryException e) {
            faults.unloaded(e.getMessage());
            if (wanted == null) {
                fallBack();
            }
            throw e;
        }
    }

    /** A restart while the PBX's database is away: what was published before still holds. */
    private void fallBack() {
        try {
            current = publisher.published();
        } catch (RuntimeException e) {
            LOG.debugf("nothing was published before: %s", e.getMessage());
        }
    }

    private List<TopicChanges> publish() throws DirectoryException {
        try {
            List<TopicChanges> changes = publisher.publish(wanted);
            faults.published();
            published = wanted;
            everPublished = true;
            return changes;
        } catch (RuntimeException e) {
            if (!stopped) {
                faults.unpublished(e.getMessage());
            }
            throw new DirectoryException("not published: " + e.getMessage(), e);
        }
    }
}
