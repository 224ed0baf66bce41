package io.belfry.gateway.core.session;

/** The other end of a session's outbox; neither method blocks. */
public interface Transport {

    /** Something is waiting in the outbox. */
    void wake();

    /** Ends the connection; the code is one of RFC 6455 §7.4. */
    void close(int code, String reason);
}
