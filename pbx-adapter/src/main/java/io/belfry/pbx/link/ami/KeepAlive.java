package io.belfry.pbx.link.ami;

import io.belfry.pbx.link.AmiException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks the PBX now and then whether it is there. A connection on which nothing at all comes back in
 * time is half open and is given up. A PBX that goes on telling events is merely slow to answer,
 * unless it does so {@value #PATIENCE} times in a row.
 */
final class KeepAlive implements Runnable {

    static final int PATIENCE = 6;

    /** A connection as far as it is watched. */
    interface Watched {

        /** Returns when the PBX has answered. */
        void ping(Duration timeout) throws AmiException;

        /** {@link System#nanoTime()} of the last bytes that came. */
        long heardAt();

        /** Gives the connection up. */
        void fail(String reason);

        /** Why it is given up; empty while it is not. */
        Optional<String> lost();
    }

    private final Watched connection;
    private final Duration interval;
    private final Duration timeout;

    /**
     * @param interval between two pings
     * @param timeout to answer one
     */
    KeepAlive(Watched connection, Duration interval, Duration timeout) {
        this.connection = connection;
        this.interval = interval;
        this.timeout = timeout;
    }

    /** Until the connection is lost. */
    @Override
    public void run() {
        int unanswered = 0;
        try {
            while (connection.lost().isEmpty()) {
                Thread.sleep(interval);
                long asked = System.nanoTime();
                if (answered()) {
                    unanswered = 0;
                } else if (connection.heardAt() - asked <= 0) {
                    connection.fail("no event and no answer to a ping within " + timeout);
                } else if (++unanswered == PATIENCE) {
                    connection.fail("events come, but no answer to " + PATIENCE + " pings");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** On a thread of its own, because a full socket may hold up the writing of a ping too. */
    private boolean answered() throws InterruptedException {
        FutureTask<Void> ping =
                new FutureTask<>(
                        () -> {
                            connection.ping(timeout);
                            return null;
                        });
        Thread.ofVirtual().name("pbx-ping").start(ping);
        try {
            ping.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }
}
