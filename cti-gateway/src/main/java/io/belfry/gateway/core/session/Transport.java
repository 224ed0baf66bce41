package io.belfry.gateway.core.session;

/** The other end of a session's outbox; neither method blocks. */
public interface Transport {

    /** Leads to nobody. */
    Transport NOWHERE =
            new Transport() {
                @Override
                public void wake() {}

                @Override
                public void close(int code, String reason) {}
            };

    /** Something is waiting in the outbox. */
    void wake();

    /** Ends the connection; the code is one of RFC 6455 §7.4. */
    void close(int code, String reason);
}
