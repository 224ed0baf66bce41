package io.belfry.gateway.core.session;

import java.time.Duration;

/** Told what happens, for the metrics. */
public interface Observer {

    /** A frame came in. */
    default void frameIn() {}

    /** Frames were queued for a socket. */
    default void framesOut(int count) {}

    /** An unsent frame was replaced by a newer one. */
    default void conflated() {}

    /** A frame was dropped by the throttle. */
    default void throttled() {}

    /** A frame was no command. */
    default void rejected() {}

    /** The gateway closed a socket: {@code slow}, {@code expired} or {@code silent}. */
    default void ended(String why) {}

    /** A PBX command was answered, or not in time. */
    default void answered(String command, String outcome, Duration latency) {}
}
