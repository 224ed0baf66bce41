package io.belfry.reporting.http;

import io.belfry.reporting.sql.Retention;
import io.quarkus.logging.Log;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** How long the history is kept (D38, D39), of all PBXs; for administrators. */
@Path("/retention")
@Tag(name = "Retention")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
public class RetentionResource {

    private final Retention retention;

    RetentionResource(Retention retention) {
        this.retention = retention;
    }

    @GET
    @Operation(summary = "What would go now; with weeks: if so many were kept")
    public RetentionView plan(@RestQuery Optional<Integer> weeks) throws SQLException {
        return RetentionView.of(retention.plan(weeks));
    }

    @POST
    @Operation(summary = "Drop what is older than the configured weeks now")
    public RetentionView run() throws SQLException {
        return RetentionView.of(retention.run(Log::info));
    }
}
