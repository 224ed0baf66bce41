package io.belfry.gateway.auth.http;

/** Why somebody was not let in; the message is for him and has no secret. */
public final class AuthFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What it was. */
    public enum Reason {
        /** Wrong login, wrong password, wrong or expired token. */
        REFUSED,
        /** Too many wrong passwords for that login; later again. */
        THROTTLED,
        /** Nobody could tell: the rights service did not answer. */
        UNAVAILABLE
    }

    private final Reason reason;

    AuthFailure(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    /** What it was. */
    public Reason reason() {
        return reason;
    }

    static AuthFailure refused(String message) {
        return new AuthFailure(Reason.REFUSED, message);
    }

    static AuthFailure throttled(String message) {
        return new AuthFailure(Reason.THROTTLED, message);
    }

    static AuthFailure unavailable(String message) {
        return new AuthFailure(Reason.UNAVAILABLE, message);
    }
}
