package io.belfry.testing.ami;

import io.belfry.testing.traces.AmiFrames;
import io.belfry.testing.traces.Trace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Plays a recorded AMI stream to any AMI client on a free port of 127.0.0.1. It does the handshake
 * (plain or MD5), answers actions with what a real Asterisk answered or what the test says, records
 * every action, sends raw bytes, and cuts the connection on demand.
 *
 * <pre>{@code
 * try (AmiTraceServer server = AmiTraceServer.builder().account("lab", "lab").start()) {
 *     client.connect("127.0.0.1", server.port());
 *     server.awaitClients(1, Duration.ofSeconds(5));
 *     server.play(Trace.scenario("02-answered_agent_hangs_up")).join();
 *     server.cut();
 * }
 * }</pre>
 */
public final class AmiTraceServer implements AutoCloseable {

    /** How fast a recording is played. */
    public enum Timing {
        /** As fast as the client reads. */
        FAST,
        /** With the gaps of the recording, by the {@code Timestamp} headers. */
        ORIGINAL
    }

    private final ServerSocket listener;
    private final String banner;
    private final Map<String, String> accounts;
    private final Map<String, AmiReply> replies;
    private final List<Session> sessions = new CopyOnWriteArrayList<>();
    private final List<AmiAction> actions = new CopyOnWriteArrayList<>();
    private final AtomicInteger accepted = new AtomicInteger();
    private volatile boolean refusing;

    private AmiTraceServer(Builder builder) {
        this.banner = builder.banner;
        this.accounts = Map.copyOf(builder.accounts);
        this.replies = new ConcurrentSkipListMap<>(String.CASE_INSENSITIVE_ORDER);
        this.replies.putAll(builder.replies);
        try {
            listener = new ServerSocket();
            listener.setReuseAddress(true);
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), builder.port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("ami-trace-accept").start(this::accept);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** A server with account {@code lab}/{@code lab} and the recorded replies. */
    public static AmiTraceServer start() {
        return builder().account("lab", "lab").start();
    }

    /** The port it listens on, on 127.0.0.1. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Plays a scenario at full speed; the future ends when the last byte is written. */
    public CompletableFuture<Void> play(Trace trace) {
        return play(trace.amiFrames(), Timing.FAST);
    }

    /** Plays a scenario; see {@link #play(List, Timing)}. */
    public CompletableFuture<Void> play(Trace trace, Timing timing) {
        return play(trace.amiFrames(), timing);
    }

    /**
     * Plays frames to every client that is logged in with events on. The future ends when the last
     * byte is written, or fails when the last client is gone.
     */
    public CompletableFuture<Void> play(List<byte[]> frames, Timing timing) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread.ofVirtual().name("ami-trace-play").start(() -> playNow(frames, timing, done));
        return done;
    }

    /**
     * Sends bytes as they are to every client that is logged in with events on, malformed or not.
     *
     * @throws IllegalStateException if there is no such client
     */
    public void inject(byte[] bytes) {
        if (!broadcast(bytes)) {
            throw new IllegalStateException("no client is listening to events");
        }
    }

    /** {@link #inject(byte[])} of a text in UTF-8; the caller writes the CRLFs. */
    public void inject(String text) {
        inject(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Changes the answer to an action from now on. */
    public void reply(String action, AmiReply reply) {
        replies.put(action, reply);
    }

    /** Closes every connection at once; clients may connect again. */
    public void cut() {
        sessions.forEach(Session::close);
        sessions.clear();
    }

    /** While true, new connections are closed before the banner. */
    public void refuseConnections(boolean refuse) {
        refusing = refuse;
    }

    /** Every action that clients sent, logins included, oldest first. */
    public List<AmiAction> actions() {
        return List.copyOf(actions);
    }

    /** The actions of that name, oldest first. */
    public List<AmiAction> actions(String name) {
        return actions.stream().filter(a -> a.is(name)).toList();
    }

    /** How many connections it has accepted so far. */
    public int acceptedConnections() {
        return accepted.get();
    }

    /** How many clients are logged in now. */
    public int clients() {
        return (int) sessions.stream().filter(Session::loggedIn).count();
    }

    /**
     * Waits until so many clients are logged in.
     *
     * @throws IllegalStateException after the timeout
     */
    public void awaitClients(int count, Duration timeout) {
        await(() -> clients() >= count, timeout, count + " clients, there are " + clients());
    }

    /**
     * Waits for the n-th action of that name, n from 1.
     *
     * @throws IllegalStateException after the timeout
     */
    public AmiAction awaitAction(String name, int n, Duration timeout) {
        await(() -> actions(name).size() >= n, timeout, "action " + name + " number " + n);
        return actions(name).get(n - 1);
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            cut();
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                if (refusing) {
                    socket.close();
                    continue;
                }
                accepted.incrementAndGet();
                Session session = new Session(socket, accounts, replies, actions::add);
                sessions.add(session);
                Thread.ofVirtual()
                        .name("ami-trace-session")
                        .start(
                                () -> {
                                    session.serve(banner);
                                    sessions.remove(session);
                                });
            } catch (IOException e) {
                // closed, or a client that was gone before it was accepted
            }
        }
    }

    private void playNow(List<byte[]> frames, Timing timing, CompletableFuture<Void> done) {
        try {
            double previous = 0;
            for (byte[] frame : frames) {
                if (timing == Timing.ORIGINAL) {
                    String stamp = AmiFrames.headers(frame).get("Timestamp");
                    double now = stamp == null ? previous : Double.parseDouble(stamp);
                    if (previous > 0 && now > previous) {
                        Thread.sleep(Duration.ofNanos((long) ((now - previous) * 1e9)));
                    }
                    previous = Math.max(now, previous);
                }
                if (!broadcast(frame)) {
                    throw new IllegalStateException("no client is listening to events");
                }
            }
            done.complete(null);
        } catch (InterruptedException | RuntimeException e) {
            done.completeExceptionally(e);
        }
    }

    private boolean broadcast(byte[] bytes) {
        boolean sent = false;
        for (Session session : sessions) {
            sent |= session.sendEvent(bytes);
        }
        return sent;
    }

    private static void await(BooleanSupplier condition, Duration timeout, String what) {
        long end = System.nanoTime() + timeout.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited " + timeout + " in vain for " + what);
            }
            LockSupport.parkNanos(5_000_000);
        }
    }

    /** What a server is made of. */
    public static final class Builder {
        private final Map<String, String> accounts = new TreeMap<>();
        private final Map<String, AmiReply> replies = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        private String banner = "Asterisk Call Manager/11.0.0";
        private int port;

        private Builder() {
            replies.putAll(RecordedReplies.all());
        }

        /** Adds an account; without any, every login is refused. */
        public Builder account(String username, String secret) {
            accounts.put(username, secret);
            return this;
        }

        /** The first line that a client reads. */
        public Builder banner(String line) {
            banner = line;
            return this;
        }

        /** Answers an action in the test's own way instead of the recorded one. */
        public Builder reply(String action, AmiReply reply) {
            replies.put(action, reply);
            return this;
        }

        /** A certain port instead of a free one. */
        public Builder port(int number) {
            port = number;
            return this;
        }

        public AmiTraceServer start() {
            return new AmiTraceServer(this);
        }
    }
}
