package io.belfry.reporting.http;

import io.belfry.contracts.id.PbxId;
import io.belfry.reporting.sql.Recomputations;
import io.belfry.reporting.sql.Recomputations.Status;
import io.quarkus.logging.Log;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Recomputation of the past of the caller's PBX; for administrators. */
@Path("/recomputations")
@Tag(name = "Recomputation")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
public class RecomputationResource {

    /**
     * The range to recompute.
     *
     * @param from a time with an offset
     * @param to not included
     */
    public record Range(String from, String to) {}

    private final Recomputations recomputations;
    private final JsonWebToken token;
    private final int threads;

    RecomputationResource(
            Recomputations recomputations,
            JsonWebToken token,
            @ConfigProperty(name = "belfry.reporting.recomputation-threads", defaultValue = "2")
                    int threads) {
        this.recomputations = recomputations;
        this.token = token;
        this.threads = threads;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Derive all figures of a range anew from the replicated rows")
    @APIResponse(responseCode = "202", description = "It runs; ask for its progress")
    @APIResponse(responseCode = "400", description = "A time is missing or wrong")
    @APIResponse(responseCode = "409", description = "One runs already")
    public Response start(Range range) throws SQLException {
        if (range == null) {
            throw new BadRequestException("from and to are missing");
        }
        var from = Times.instant("from", range.from());
        var to = Times.instant("to", range.to());
        if (!from.isBefore(to)) {
            throw new BadRequestException("to must be after from");
        }
        return recomputations
                .start(pbx(), from, to, threads, Log::warn)
                .map(status -> Response.accepted(RecomputationView.of(status)))
                .orElse(Response.status(Response.Status.CONFLICT))
                .build();
    }

    @GET
    @Operation(summary = "The last recomputations, the latest first")
    public List<RecomputationView> latest() throws SQLException {
        return recomputations.latest(pbx()).stream().map(RecomputationView::of).toList();
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "How a recomputation is doing")
    @APIResponse(responseCode = "404", description = "There is none with that id")
    public RecomputationView one(@RestPath UUID id) throws SQLException {
        Status status = recomputations.find(pbx(), id).orElseThrow(NotFoundException::new);
        return RecomputationView.of(status);
    }

    private PbxId pbx() {
        return new PbxId(token.getClaim("pbx"));
    }
}
