package io.belfry.reporting.status.http;

import io.belfry.reporting.access.http.CurrentCaller;
import io.quarkus.logging.Log;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The database status report of the caller's PBX (D47); for administrators. */
@Path("/reports/status")
@Tag(name = "Reports")
@RolesAllowed("admin")
public class StatusResource {

    private final DatabaseStatus status;
    private final CurrentCaller current;

    StatusResource(DatabaseStatus status, CurrentCaller current) {
        this.status = status;
        this.current = current;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Whether replication and reporting keep up",
            description =
                    "Per table: time of the latest row, about how many rows, lag behind what the PBX delivered, and OK, LATE, EMPTY or MISSING.")
    @APIResponse(responseCode = "503", description = "Kafka does not say how far the PBX is")
    public StatusView status() throws SQLException {
        try {
            return status.of(current.caller().pbx());
        } catch (KafkaException e) {
            Log.warnf("how far the PBX is cannot be read: %s", e.getMessage());
            throw new ServiceUnavailableException();
        }
    }
}
