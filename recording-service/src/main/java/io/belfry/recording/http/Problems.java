package io.belfry.recording.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.hibernate.validator.runtime.jaxrs.ViolationReport;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Every error is a problem document (RFC 9457); {@code detail} is for the human who reads it. */
public class Problems {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Problem(String title, int status, String detail) {}

    private static final MediaType PROBLEM = new MediaType("application", "problem+json");

    @ServerResponseFilter
    public void describe(ContainerResponseContext response, Throwable failure) {
        if (response.getStatus() < 400) {
            return;
        }
        Object body =
                response.getEntity() instanceof ViolationReport report
                        ? report
                        : new Problem(
                                response.getStatusInfo().getReasonPhrase(),
                                response.getStatus(),
                                detail(failure));
        response.setEntity(body, null, PROBLEM);
    }

    /** Our own words only; the framework's say no more than the status, or too much. */
    private static String detail(Throwable failure) {
        boolean ours =
                failure instanceof WebApplicationException
                        && failure.getCause() == null
                        && !failure.getMessage().startsWith("HTTP ");
        return ours ? failure.getMessage() : null;
    }
}
