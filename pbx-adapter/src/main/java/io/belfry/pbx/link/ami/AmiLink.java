package io.belfry.pbx.link.ami;

import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.pbx.LinkLost;
import io.belfry.contracts.pbx.PbxEvent;
import io.belfry.contracts.pbx.PbxLink;
import io.belfry.contracts.pbx.PbxStarted;
import io.belfry.pbx.link.AmiAction;
import io.belfry.pbx.link.AmiClient;
import io.belfry.pbx.link.AmiException;
import io.belfry.pbx.link.AmiResponse;
import io.belfry.pbx.link.Backoff;
import io.belfry.pbx.link.EventSink;
import io.belfry.pbx.link.LinkState;
import io.belfry.pbx.link.LinkTuning;
import io.belfry.pbx.metrics.AdapterMetrics;
import io.belfry.pbx.settings.PbxSettings.AmiSettings;
import io.belfry.pbx.translate.AmiMessage;
import io.belfry.pbx.translate.Translation;
import io.belfry.pbx.translate.Translator;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Keeps the link to the PBX: connects, reads the state again, passes on what happens, tells of a
 * loss, and begins anew. One thread does all of that in order; a second one pings.
 */
public final class AmiLink implements AmiClient, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(AmiLink.class);
    private static final Duration LOOK_AROUND = Duration.ofMillis(100);

    private final PbxId pbx;
    private final AmiSettings settings;
    private final LinkTuning tuning;
    private final Translator translator;
    private final EventSink sink;
    private final LinkState state;
    private final AdapterMetrics metrics;
    private final InstantSource clock;
    private final Thread thread;
    private volatile AmiConnection current;
    private volatile boolean stopped;

    public AmiLink(
            PbxId pbx,
            AmiSettings settings,
            LinkTuning tuning,
            Translator translator,
            EventSink sink,
            LinkState state,
            AdapterMetrics metrics,
            InstantSource clock) {
        this.pbx = pbx;
        this.settings = settings;
        this.tuning = tuning;
        this.translator = translator;
        this.sink = sink;
        this.state = state;
        this.metrics = metrics;
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("pbx-link").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Events waiting to be published. */
    public int buffered() {
        AmiConnection connection = current;
        return connection == null ? 0 : connection.events().size();
    }

    @Override
    public AmiResponse send(AmiAction action, String actionId) throws AmiException {
        AmiConnection connection = current;
        if (connection == null || !state.isUp()) {
            throw new AmiException("the link to " + pbx + " is down");
        }
        return connection.send(action, actionId, tuning.responseTimeout());
    }

    /** Tells that the link is gone, and returns when that is said. */
    @Override
    public void close() {
        stopped = true;
        AmiConnection connection = current;
        if (connection != null) {
            connection.fail("the adapter stops");
        }
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        down("starting");
        Backoff backoff = Backoff.upTo(tuning.longestRetry());
        while (!stopped) {
            Duration wait = backoff.next();
            try {
                if (serveOneConnection()) {
                    backoff = Backoff.upTo(tuning.longestRetry());
                    wait = backoff.next();
                }
                backoff = backoff.longer();
            } catch (AmiException.Refused e) {
                LOG.errorf("%s. Next attempt in %s", e.getMessage(), tuning.refusedRetry());
                down(e.getMessage());
                wait = tuning.refusedRetry();
            } catch (AmiException | RuntimeException e) {
                String reason = String.valueOf(e.getMessage());
                LOG.warnf("no link: %s. Next attempt in %s", reason, wait);
                down(reason);
                backoff = backoff.longer();
            }
            pause(wait);
        }
    }

    /** Serves one connection until it is lost; true when it had come up. */
    private boolean serveOneConnection() throws AmiException {
        AmiConnection connection = AmiConnection.open(settings, tuning, clock);
        current = connection;
        boolean announced = false;
        try {
            LOG.infof("connected to %s, Asterisk %s", settings.address(), connection.version());
            Thread.ofVirtual().name("pbx-ping").start(() -> ping(connection));
            announced = true;
            resync(connection);
            String reason = passOn(connection);
            LOG.warnf("link lost: %s", reason);
            return true;
        } finally {
            connection.close();
            current = null;
            if (announced) {
                String reason = connection.lost().orElse("closed");
                boolean interrupted = Thread.interrupted(); // the last words must still be said
                sink.event(new LinkLost(reason), clock.instant());
                down(settings.address() + ": " + reason);
                sink.takeFailure();
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    private void resync(AmiConnection connection) throws AmiException {
        Instant begin = clock.instant();
        String resyncId = pbx + "-" + begin.toEpochMilli();
        link(new PbxLink.Resyncing(begin, connection.version(), resyncId));
        new Resync(translator, sink, clock).run(connection, resyncId);
        link(new PbxLink.Up(clock.instant(), connection.version(), resyncId));
        LOG.infof("link to %s is up, resync %s", settings.address(), resyncId);
    }

    /** Publishes live events until the connection is lost and its buffer is empty. */
    private String passOn(AmiConnection connection) throws AmiException {
        Instant resynced = clock.instant();
        try {
            while (true) {
                AmiMessage message = connection.events().poll(LOOK_AROUND);
                Optional<String> failure = sink.takeFailure();
                failure.ifPresent(f -> connection.fail("events were lost: " + f));
                if (message == null) {
                    if (connection.lost().isPresent()) {
                        return connection.lost().get();
                    }
                } else if (!pass(message, resynced)) {
                    resync(connection);
                    resynced = clock.instant();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return connection.lost().orElse("the adapter stops");
        }
    }

    /** Publishes one message; false when the state must be read again. */
    private boolean pass(AmiMessage message, Instant resynced) {
        Translation translation = translator.translate(message);
        metrics.amiEvent(message.name(), translation);
        switch (translation) {
            case Translation.Translated(PbxEvent event) -> {
                if (event instanceof PbxStarted && !message.receivedAt().isAfter(resynced)) {
                    // said to everyone who logs in to a running PBX: the snapshot is newer
                    return true;
                }
                sink.event(event, message.time());
                return !(event instanceof PbxStarted);
            }
            case Translation.Several(var events) ->
                    events.forEach(event -> sink.event(event, message.time()));
            case Translation.Cel(var row) -> sink.cel(row);
            case Translation.Malformed(String reason) -> {
                LOG.warnf("malformed AMI event: %s", reason);
                sink.malformed(message.text(), reason);
            }
            case Translation.Unknown _ -> {
                if (tuning.keepUnknown()) {
                    sink.event(Translator.unknown(message), message.time());
                }
            }
            case Translation.Dropped _ -> {}
        }
        return true;
    }

    private void ping(AmiConnection connection) {
        try {
            while (connection.lost().isEmpty()) {
                Thread.sleep(tuning.pingInterval());
                try {
                    connection.send(AmiAction.of("Ping"), null, tuning.pingTimeout());
                } catch (AmiException e) {
                    connection.fail("no answer to a ping within " + tuning.pingTimeout());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void down(String reason) {
        PbxLink now = state.get();
        if (!(now instanceof PbxLink.Down(Instant _, String known)) || !known.equals(reason)) {
            Instant since = now instanceof PbxLink.Down ? now.since() : clock.instant();
            link(new PbxLink.Down(since, reason));
        }
    }

    private void link(PbxLink link) {
        state.set(link);
        sink.link(link);
    }

    private static void pause(Duration wait) {
        try {
            Thread.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
