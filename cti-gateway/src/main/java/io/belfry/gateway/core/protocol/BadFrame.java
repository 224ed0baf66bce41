package io.belfry.gateway.core.protocol;

/** A frame that is no command; the message is the reason the client is told (A17). */
public sealed class BadFrame extends Exception permits Forbidden {

    private static final long serialVersionUID = 1L;

    public BadFrame(String reason) {
        super(reason, null, false, false);
    }
}
