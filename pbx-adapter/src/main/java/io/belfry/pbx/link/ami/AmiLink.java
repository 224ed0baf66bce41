package io.belfry.pbx.link.ami;

import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.pbx.LinkLost;
import io.belfry.contracts.pbx.PbxLink;
import io.belfry.contracts.pbx.PbxStarted;
import io.belfry.pbx.link.AmiAction;
import io.belfry.pbx.link.AmiClient;
import io.belfry.pbx.link.AmiException;
import io.belfry.pbx.link.AmiResponse;
import io.belfry.pbx.link.Backoff;
import io.belfry.pbx.link.EventBuffer;
import io.belfry.pbx.link.EventSink;
import io.belfry.pbx.link.LinkState;
import io.belfry.pbx.link.LinkTuning;
import io.belfry.pbx.link.RecentFrames;
import io.belfry.pbx.metrics.AdapterMetrics;
import io.belfry.pbx.settings.PbxSettings.AmiSettings;
import io.belfry.pbx.translate.Translator;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Keeps the link to the PBX: connects, reads the state again, passes on what happens, tells of a
 * loss, and begins anew. One thread does all of that in order; a second one pings. When Kafka does
 * not take what happened, the link is given up and begins anew when Kafka is back.
 */
public final class AmiLink implements AmiClient, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(AmiLink.class);

    private final PbxId pbx;
    private final AmiSettings settings;
    private final LinkTuning tuning;
    private final EventSink sink;
    private final LinkState state;
    private final AdapterMetrics metrics;
    private final InstantSource clock;
    private final Resync resync;
    private final LiveEvents live;
    private final RecentFrames recent;
    private final Thread thread;
    private volatile AmiConnection current;
    private volatile boolean stopped;
    private String startOfPbx;

    /**
     * @param mailboxes those of the directory, as the PBX names them: {@code 1001@default}
     */
    public AmiLink(
            PbxId pbx,
            AmiSettings settings,
            LinkTuning tuning,
            Translator translator,
            EventSink sink,
            LinkState state,
            AdapterMetrics metrics,
            InstantSource clock,
            Supplier<Set<String>> mailboxes) {
        this.pbx = pbx;
        this.settings = settings;
        this.tuning = tuning;
        this.sink = sink;
        this.state = state;
        this.metrics = metrics;
        this.clock = clock;
        this.resync = new Resync(translator, sink, clock, mailboxes);
        this.live = new LiveEvents(translator, sink, metrics, tuning.keepUnknown(), this::resync);
        this.recent = new RecentFrames(tuning.recentEvents());
        this.thread = Thread.ofPlatform().name("pbx-link").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** The events of the connection that wait to be published; empty when there is none. */
    public Optional<EventBuffer> buffer() {
        return Optional.ofNullable(current).map(AmiConnection::events);
    }

    /** The last events as they came. */
    public RecentFrames recent() {
        return recent;
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
        begin();
        Backoff backoff = Backoff.upTo(tuning.longestRetry());
        while (!stopped) {
            Duration wait = backoff.next();
            try {
                if (serveOneConnection()) {
                    backoff = Backoff.upTo(tuning.longestRetry());
                    wait = backoff.next();
                } else {
                    backoff = backoff.longer();
                }
            } catch (AmiException.Refused e) {
                LOG.errorf(
                        "%s: %s. Next attempt in %s",
                        settings.address(), e.getMessage(), tuning.refusedRetry());
                wait = tuning.refusedRetry();
            } catch (AmiException e) {
                LOG.warnf(
                        "no link to %s: %s. Next attempt in %s",
                        settings.address(), e.getMessage(), wait);
                backoff = backoff.longer();
            } catch (RuntimeException e) {
                LOG.errorf(e, "no link to %s. Next attempt in %s", settings.address(), wait);
                backoff = backoff.longer();
            }
            pause(wait);
        }
    }

    /** Nothing is asked of the PBX before there is somebody to tell it to. */
    private void begin() {
        PbxLink.Down starting = new PbxLink.Down(clock.instant(), "starting");
        state.set(starting);
        try {
            sink.resume();
            sink.link(starting);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Serves one connection until it is lost; true when it had come up. */
    private boolean serveOneConnection() throws AmiException {
        AmiConnection connection = connect();
        current = connection;
        boolean up = false;
        try {
            LOG.infof("connected to %s, Asterisk %s", settings.address(), connection.version());
            Thread.ofVirtual()
                    .name("pbx-keep-alive")
                    .start(new KeepAlive(connection, tuning.pingInterval(), tuning.pingTimeout()));
            tellRestart(connection);
            resync(connection);
            up = sink.failure().isEmpty();
            LOG.warnf("link lost: %s", live.pass(connection));
            return up;
        } catch (AmiException e) {
            connection.fail(e.getMessage());
            throw e;
        } finally {
            connection.close();
            current = null;
            tellLoss(connection.lost().orElse("closed"));
        }
    }

    private AmiConnection connect() throws AmiException {
        try {
            return AmiConnection.open(settings, tuning, clock, recent);
        } catch (AmiException e) {
            down(e.getMessage());
            throw e;
        }
    }

    private void resync(AmiConnection connection) throws AmiException {
        Instant begin = clock.instant();
        String resyncId = pbx + "-" + begin.toEpochMilli();
        link(new PbxLink.Resyncing(begin, connection.version(), resyncId));
        resync.run(connection, resyncId);
        Instant end = clock.instant();
        metrics.resync(Duration.between(begin, end));
        link(new PbxLink.Up(end, connection.version(), resyncId));
        LOG.infof("link to %s is up, resync %s", settings.address(), resyncId);
    }

    /** A PBX that restarted while there was no link says so by the time of its start. */
    private void tellRestart(AmiConnection connection) throws AmiException {
        AmiResponse status = connection.send(AmiAction.of("CoreStatus"));
        String started = status.field("corestartupdate") + " " + status.field("corestartuptime");
        if (status.success() && !started.equals(startOfPbx)) {
            if (startOfPbx != null) {
                LOG.warnf("%s was restarted: it runs since %s", pbx, started);
                sink.event(new PbxStarted(null), clock.instant());
            }
            startOfPbx = started;
        }
    }

    /** The last words of a connection; they must be said also when the adapter stops. */
    private void tellLoss(String reason) {
        metrics.linkLost();
        PbxLink.Down down = new PbxLink.Down(clock.instant(), settings.address() + ": " + reason);
        state.set(down);
        boolean interrupted = Thread.interrupted();
        try {
            if (sink.failure().isPresent() && !stopped) {
                sink.resume();
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        sink.event(new LinkLost(reason), clock.instant());
        sink.link(down);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void down(String why) {
        String reason = settings.address() + ": " + why;
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
