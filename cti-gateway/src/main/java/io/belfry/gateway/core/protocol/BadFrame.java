package io.belfry.gateway.core.protocol;

/** A frame that is no command; the message is the reason the client is told (A17). */
public final class BadFrame extends Exception {

    private static final long serialVersionUID = 1L;

    public BadFrame(String reason) {
        super(reason, null, false, false);
    }
}
