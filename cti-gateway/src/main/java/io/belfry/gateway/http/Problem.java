package io.belfry.gateway.http;

import jakarta.ws.rs.core.Response;

/**
 * What is said when a request is not done: a problem (RFC 9457) with the {@code error} and {@code
 * message} of B5.
 */
public record Problem(
        String type, String title, int status, String detail, String error, String message) {

    static final String MEDIA_TYPE = "application/problem+json";

    static Response response(Response.Status status, String error, String message) {
        return response(status.getStatusCode(), error, message);
    }

    static Response response(int status, String error, String message) {
        return Response.status(status)
                .type(MEDIA_TYPE)
                .entity(
                        new Problem(
                                "about:blank",
                                Response.Status.fromStatusCode(status).getReasonPhrase(),
                                status,
                                message,
                                error,
                                message))
                .build();
    }
}
