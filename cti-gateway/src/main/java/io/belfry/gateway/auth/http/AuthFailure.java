package io.belfry.gateway.auth.http;

/** Why somebody was not let in; the message is for him and has no secret. */
public final class AuthFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What it was. */
    public enum Reason {
        /** Wrong login, wrong password, wrong or expired token. */
        REFUSED(401, "InvalidCredentials"),
        /** Too many wrong passwords for that login; later again. */
        THROTTLED(429, "UnhandledError"),
        /** Nobody could tell: the rights service did not answer. */
        UNAVAILABLE(503, "UnhandledError");

        private final int status;
        private final String error;

        Reason(int status, String error) {
            this.status = status;
            this.error = error;
        }
    }

    private final Reason reason;

    AuthFailure(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    /** The HTTP status of the answer. */
    public int status() {
        return reason.status;
    }

    /** What it is called in an answer (A5). */
    public String error() {
        return reason.error;
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
