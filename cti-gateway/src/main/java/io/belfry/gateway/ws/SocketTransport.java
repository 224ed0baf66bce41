package io.belfry.gateway.ws;

import io.belfry.gateway.core.session.Outbox;
import io.belfry.gateway.core.session.Transport;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Moves frames from an outbox to a connection, in order, with only a few on their way to the
 * network at once; the rest waits in the outbox, where it can be replaced.
 */
final class SocketTransport implements Transport {

    private static final Logger LOG = Logger.getLogger(SocketTransport.class);
    private static final int WINDOW = 16;

    private final WebSocketConnection connection;
    private final Outbox outbox;
    private int inFlight;
    private boolean draining;
    private boolean closed;

    SocketTransport(WebSocketConnection connection, Outbox outbox) {
        this.connection = connection;
        this.outbox = outbox;
    }

    /** A send that completes at once comes back here while draining: the loop goes on by itself. */
    @Override
    public synchronized void wake() {
        if (draining || closed) {
            return;
        }
        draining = true;
        try {
            while (inFlight < WINDOW && !closed) {
                Optional<String> frame = outbox.poll();
                if (frame.isEmpty()) {
                    break;
                }
                inFlight++;
                connection
                        .sendText(frame.get())
                        .subscribe()
                        .with(ok -> sent(), failure -> failed(failure));
            }
        } finally {
            draining = false;
        }
    }

    private synchronized void sent() {
        inFlight--;
        wake();
    }

    /** What a numbered session still has waits for the next socket. */
    private synchronized void failed(Throwable failure) {
        LOG.debugf("a frame was not sent: %s", failure);
        closed = true;
        if (!outbox.isNumbered()) {
            outbox.close();
        }
    }

    @Override
    public synchronized void close(int code, String reason) {
        closed = true;
        LOG.infof("closing a socket: %s", reason);
        connection
                .close(new CloseReason(code, reason))
                .subscribe()
                .with(ok -> {}, failure -> LOG.debugf("close failed: %s", failure));
    }
}
