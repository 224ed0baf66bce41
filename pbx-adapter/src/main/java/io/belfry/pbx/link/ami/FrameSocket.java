package io.belfry.pbx.link.ami;

import io.belfry.pbx.translate.AmiMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.asteriskjava.util.SocketConnectionFacade;

/**
 * The socket that asterisk-java reads: the banner and the responses go on to it line by line, event
 * frames go whole to {@code events}. A frame that is neither is given to {@code events} too.
 */
final class FrameSocket implements SocketConnectionFacade {

    private static final String BANNER = "Asterisk Call Manager";
    private static final int LONGEST_LINE = 1 << 20;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final InstantSource clock;
    private final Consumer<AmiMessage> events;
    private final List<String> frame = new ArrayList<>();
    private final Deque<String> forLibrary = new ArrayDeque<>();
    private final ReentrantLock writing = new ReentrantLock();
    private final StringBuilder unsent = new StringBuilder();
    private final byte[] bytes = new byte[1 << 16];
    private int position;
    private int limit;

    FrameSocket(Socket socket, InstantSource clock, Consumer<AmiMessage> events)
            throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
        this.clock = clock;
        this.events = events;
    }

    /** The next line for asterisk-java; called by its reader thread alone. */
    @Override
    public String readLine() throws IOException {
        while (forLibrary.isEmpty()) {
            String line = nextLine();
            if (line == null) {
                return null;
            }
            if (!line.isEmpty()) {
                if (frame.isEmpty() && line.startsWith(BANNER)) {
                    return line;
                }
                frame.add(line);
            } else if (!frame.isEmpty()) {
                endOfFrame();
            }
        }
        return forLibrary.poll();
    }

    private void endOfFrame() {
        boolean event = starts("event:");
        if (!event && starts("response:")) {
            forLibrary.addAll(frame);
            forLibrary.add("");
        } else {
            events.accept(AmiMessage.parse(frame, clock.instant()));
        }
        frame.clear();
    }

    private boolean starts(String header) {
        for (String line : frame) {
            if (line.regionMatches(true, 0, header, 0, header.length())) {
                return true;
            }
        }
        return false;
    }

    /** The bytes up to LF, without CR LF; null at the end of the stream. */
    private String nextLine() throws IOException {
        ByteArrayOutputStream begun = null;
        while (true) {
            for (int i = position; i < limit; i++) {
                if (bytes[i] == '\n') {
                    String line = line(begun, i);
                    position = i + 1;
                    return line;
                }
            }
            if (limit > position) {
                begun = begun == null ? new ByteArrayOutputStream() : begun;
                begun.write(bytes, position, limit - position);
                if (begun.size() > LONGEST_LINE) {
                    throw new IOException("a line of AMI is longer than " + LONGEST_LINE);
                }
            }
            position = 0;
            limit = in.read(bytes, 0, bytes.length);
            if (limit < 0) {
                limit = 0;
                return null;
            }
        }
    }

    private String line(ByteArrayOutputStream begun, int end) {
        byte[] source = bytes;
        int from = position;
        int to = end;
        if (begun != null) {
            begun.write(bytes, position, end - position);
            source = begun.toByteArray();
            from = 0;
            to = source.length;
        }
        if (to > from && source[to - 1] == '\r') {
            to--;
        }
        return new String(source, from, to - from, StandardCharsets.UTF_8);
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
