package io.belfry.gateway.http;

import jakarta.ws.rs.core.Response;

/** Ends a request with a {@link Problem}. */
final class RestRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Response.Status status;
    private final String error;

    RestRefusal(Response.Status status, String error, String message) {
        super(message, null, false, false);
        this.status = status;
        this.error = error;
    }

    Response response() {
        return Problem.response(status, error, getMessage());
    }
}
