package io.belfry.simulator.ami;

import io.belfry.simulator.Simulator;
import io.belfry.simulator.out.AmiEvent;
import io.belfry.simulator.out.Output;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The AMI port: accepts clients on 127.0.0.1 and gives each every event that it may see. */
public final class AmiServer implements Consumer<List<Output>>, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(AmiServer.class.getName());

    private final ServerSocket listener;
    private final Credentials credentials;
    private final Set<AmiSession> sessions = ConcurrentHashMap.newKeySet();
    private final Line line = new Line();
    private volatile Simulator simulator;

    /**
     * The one account.
     *
     * @param username name
     * @param secret never written anywhere
     */
    public record Credentials(String username, String secret) {
        @Override
        public String toString() {
            return "Credentials[" + username + "]";
        }
    }

    /**
     * Binds the port; clients are accepted after {@link #start}.
     *
     * @param port 0 for a free one
     */
    public AmiServer(int port, Credentials credentials) throws IOException {
        this.credentials = credentials;
        listener = new ServerSocket();
        listener.setReuseAddress(true);
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Accepts clients, whose actions go to that simulator. */
    public AmiServer start(Simulator owner) {
        simulator = owner;
        Thread.ofPlatform().name("ami-accept").daemon().start(this::accept);
        return this;
    }

    @Override
    public void accept(List<Output> outputs) {
        if (sessions.isEmpty()) {
            return;
        }
        for (Output output : outputs) {
            if (output instanceof AmiEvent event) {
                byte[] bytes = event.wire().getBytes(StandardCharsets.UTF_8);
                sessions.forEach(s -> s.event(event.privilege(), bytes));
            }
        }
    }

    /** Breaks every connection at once, in the middle of whatever is sent; says how many. */
    public int cut() {
        List<AmiSession> cut = List.copyOf(sessions);
        cut.forEach(AmiSession::close);
        return cut.size();
    }

    /** Closes every connection when what waits is sent; says how many. */
    public int hangUp() {
        List<AmiSession> ended = List.copyOf(sessions);
        ended.forEach(AmiSession::end);
        return ended.size();
    }

    /** Connections stay open, but nothing is sent until that ends; nothing is lost. */
    public void stall(boolean stalled) {
        line.stall(stalled);
    }

    /** New connections are closed at once until that ends. */
    public void refuse(boolean refused) {
        line.refuse(refused);
    }

    /** Slow clients hold the PBX up instead of being disconnected. */
    public AmiServer patient() {
        line.patient(true);
        return this;
    }

    @Override
    public void close() throws IOException {
        line.stall(false);
        listener.close();
        sessions.forEach(AmiSession::close);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                if (line.isRefusing()) {
                    socket.close();
                    continue;
                }
                AmiSession session = new AmiSession(socket, credentials, simulator, line);
                sessions.add(session);
                session.start(() -> sessions.remove(session));
            } catch (SocketException e) {
                LOG.log(System.Logger.Level.DEBUG, "AMI port closed: {0}", e.getMessage());
            } catch (IOException e) {
                LOG.log(System.Logger.Level.WARNING, "AMI client not accepted", e);
            }
        }
    }
}
