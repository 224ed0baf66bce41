package io.belfry.gateway.core.protocol;

/** A command about what is outside the rights of who sent it (A42). */
public final class Forbidden extends BadFrame {

    private static final long serialVersionUID = 1L;

    public Forbidden(String reason) {
        super(reason);
    }
}
