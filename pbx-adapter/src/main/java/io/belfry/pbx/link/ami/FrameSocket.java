package io.belfry.pbx.link.ami;

import io.belfry.pbx.link.RawFrame;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.asteriskjava.util.SocketConnectionFacade;

/**
 * The socket that asterisk-java reads: the banner and the responses go on to it line by line, event
 * frames go whole to {@code events}. A frame that is neither is given to {@code events} too.
 */
final class FrameSocket implements SocketConnectionFacade {

    private final Socket socket;
    private final FrameReader in;
    private final OutputStream out;
    private final Consumer<RawFrame> events;
    private final Deque<String> forLibrary = new ArrayDeque<>();
    private final ReentrantLock writing = new ReentrantLock();
    private final StringBuilder unsent = new StringBuilder();
    private boolean greeted;

    FrameSocket(Socket socket, InstantSource clock, Consumer<RawFrame> events) throws IOException {
        this.socket = socket;
        this.in = new FrameReader(socket.getInputStream(), clock);
        this.out = socket.getOutputStream();
        this.events = events;
    }

    /** {@link System#nanoTime()} of the last bytes that came. */
    long heardAt() {
        return in.heardAt();
    }

    /** The next line for asterisk-java; called by its reader thread alone. */
    @Override
    public String readLine() throws IOException {
        if (!greeted) {
            greeted = true;
            return in.banner();
        }
        while (forLibrary.isEmpty()) {
            RawFrame frame = in.next();
            if (frame == null) {
                return null;
            }
            if (frame.isResponse()) {
                forLibrary.addAll(frame.lines());
                forLibrary.add("");
            } else {
                events.accept(frame);
            }
        }
        return forLibrary.poll();
    }

    @Override
    public void write(String text) {
        writing.lock();
        try {
            unsent.append(text);
        } finally {
            writing.unlock();
        }
    }

    @Override
    public void flush() throws IOException {
        writing.lock();
        try {
            byte[] text = unsent.toString().getBytes(StandardCharsets.UTF_8);
            unsent.setLength(0);
            out.write(text);
            out.flush();
        } finally {
            writing.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    @Override
    public boolean isConnected() {
        return socket.isConnected() && !socket.isClosed();
    }

    @Override
    public InetAddress getLocalAddress() {
        return socket.getLocalAddress();
    }

    @Override
    public int getLocalPort() {
        return socket.getLocalPort();
    }

    @Override
    public InetAddress getRemoteAddress() {
        return socket.getInetAddress();
    }

    @Override
    public int getRemotePort() {
        return socket.getPort();
    }
}
