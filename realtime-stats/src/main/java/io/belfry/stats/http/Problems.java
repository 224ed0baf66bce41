package io.belfry.stats.http;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Every error is a problem document (RFC 9457). */
public class Problems {

    private static final MediaType PROBLEM = new MediaType("application", "problem+json");
    private static final int BAD_REQUEST = 400;

    /** The body of an error; {@code detail} is for the human who reads it. */
    public record Problem(String title, int status, String detail) {}

    /** Gives an error its body. */
    @ServerResponseFilter
    public void describe(ContainerResponseContext response, Throwable failure) {
        if (response.getStatus() < BAD_REQUEST) {
            return;
        }
        // Our own words only: those of the framework say nothing more, or too much.
        String detail =
                response.getStatus() == BAD_REQUEST && failure instanceof WebApplicationException
                        ? failure.getMessage()
                        : null;
        response.setEntity(
                new Problem(
                        response.getStatusInfo().getReasonPhrase(), response.getStatus(), detail),
                null,
                PROBLEM);
    }
}
