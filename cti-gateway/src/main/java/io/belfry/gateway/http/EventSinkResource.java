package io.belfry.gateway.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

/**
 * Takes posted events and notes in the log that they came, without their content (B24): to try the
 * posting out.
 */
@Path("/xivo/1.0/event/{domain}/dropbox")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@Tag(name = "commands")
public class EventSinkResource {

    private static final Logger LOG = Logger.getLogger(EventSinkResource.class);
    private static final int LONGEST = 80;

    private final ObjectMapper json;

    EventSinkResource(ObjectMapper json) {
        this.json = json;
    }

    @POST
    @Operation(summary = "Takes a posted event and logs that it came (B24)")
    public Response take(@PathParam("domain") String domain, String body) {
        try {
            JsonNode event = json.readTree(body == null ? "" : body);
            LOG.infof(
                    "event of %s for %s: %s",
                    shown(event.path("username").asText()),
                    shown(domain),
                    shown(event.path("message").path("msgType").asText()));
            return RestAnswers.done();
        } catch (JsonProcessingException e) {
            return Problem.response(
                    Response.Status.BAD_REQUEST, "InvalidJson", "The body is not valid JSON.");
        }
    }

    /** On one line of the log, and not a long one. */
    private static String shown(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", " ");
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
    }
}
