package io.belfry.testing.ami;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A network that fails on demand: it passes bytes on between clients on this machine and a server,
 * cuts connections, refuses them, or falls silent while they stay open (half-open connections).
 */
public final class FaultyProxy implements AutoCloseable {

    private final ServerSocket listener;
    private final InetSocketAddress target;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean stalled;
    private volatile boolean unplugged;

    private FaultyProxy(ServerSocket listener, InetSocketAddress target) {
        this.listener = listener;
        this.target = target;
    }

    /** A proxy to that port of 127.0.0.1, on any free port. */
    public static FaultyProxy to(int port) {
        return between(0, port);
    }

    /** A proxy to that server. */
    public static FaultyProxy to(String host, int port) {
        return listening(0, new InetSocketAddress(host, port));
    }

    /**
     * A proxy on a port of 127.0.0.1 to another one.
     *
     * @param listen 0 for any free port
     */
    public static FaultyProxy between(int listen, int port) {
        return listening(listen, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    private static FaultyProxy listening(int port, InetSocketAddress target) {
        try {
            FaultyProxy proxy =
                    new FaultyProxy(
                            new ServerSocket(port, 50, InetAddress.getLoopbackAddress()), target);
            Thread.ofVirtual().name("faulty-proxy").start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where clients connect. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Closes all connections; the next ones get through. */
    public void cut() {
        sockets.forEach(FaultyProxy::close);
        sockets.clear();
    }

    /** Closes all connections, and new ones at once, until {@link #plug}. */
    public void unplug() {
        unplugged = true;
        cut();
    }

    /** Lets connections through again. */
    public void plug() {
        unplugged = false;
    }

    /** While true, connections stay open and nothing comes through, in either direction. */
    public void stall(boolean stall) {
        lock.lock();
        try {
            stalled = stall;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        close(listener);
        stall(false);
        unplug();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException e) {
                // closed
            }
        }
    }

    /** A client whose server is away is told so by the end of its connection. */
    private void connect(Socket client) {
        Socket server = new Socket();
        sockets.addAll(List.of(client, server));
        try {
            if (unplugged) {
                throw new IOException("unplugged");
            }
            server.connect(target);
            Thread.ofVirtual().start(() -> pass(client, server));
            Thread.ofVirtual().start(() -> pass(server, client));
        } catch (IOException e) {
            close(client);
            close(server);
            sockets.removeAll(List.of(client, server));
        }
    }

    private void pass(Socket from, Socket to) {
        byte[] bytes = new byte[8192];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                awaitFlow();
                out.write(bytes, 0, n);
            }
        } catch (IOException e) {
            // one side is gone, so the other goes too
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            sockets.removeAll(List.of(from, to));
        }
    }

    private void awaitFlow() throws InterruptedException {
        lock.lock();
        try {
            while (stalled) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private static void close(AutoCloseable open) {
        try {
            open.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
