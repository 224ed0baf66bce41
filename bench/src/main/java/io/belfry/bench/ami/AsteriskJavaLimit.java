package io.belfry.bench.ami;

import io.belfry.bench.run.BenchFailed;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.asteriskjava.manager.AuthenticationFailedException;
import org.asteriskjava.manager.DefaultManagerConnection;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.event.HangupEvent;

/** asterisk-java as it comes, with a listener that counts and does nothing else. */
final class AsteriskJavaLimit implements AutoCloseable {

    private final DefaultManagerConnection connection;
    private final AtomicLong events = new AtomicLong();
    private final AtomicLong marks = new AtomicLong();

    AsteriskJavaLimit(int port, String username, String secret) {
        connection = new DefaultManagerConnection("127.0.0.1", port, username, secret);
        connection.addEventListener(
                event -> {
                    events.incrementAndGet();
                    if (event instanceof HangupEvent hangup
                            && TraceStream.MARK.equals(hangup.getUniqueId())) {
                        marks.incrementAndGet();
                    }
                });
        try {
            connection.login();
        } catch (IOException | AuthenticationFailedException | TimeoutException e) {
            throw new BenchFailed("asterisk-java cannot log in: " + e.getMessage(), e);
        }
    }

    /** Copies of the stream that were read to their end. */
    long marks() {
        return marks.get();
    }

    /** Events that the listener was given; asterisk-java drops those it has no class for. */
    long events() {
        return events.get();
    }

    @Override
    public void close() {
        connection.logoff();
    }
}
