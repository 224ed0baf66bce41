package io.belfry.pbx.directory.http;

import io.belfry.pbx.directory.DirectoryException;
import io.belfry.pbx.directory.DirectoryReport;
import io.belfry.pbx.directory.kafka.DirectoryLoop;
import io.belfry.pbx.http.Administrators;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The directory of this PBX, for its administrators. */
@Path("/directory")
@Tag(name = "Directory")
public class DirectoryResource {

    private final DirectoryLoop directory;
    private final Administrators administrators;

    public DirectoryResource(DirectoryLoop directory, Administrators administrators) {
        this.directory = directory;
        this.administrators = administrators;
    }

    @POST
    @Path("/reload")
    @RolesAllowed("admin")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Reads the directory anew and publishes what differs from the topics")
    @APIResponse(responseCode = "200", description = "What changed and what could not be used")
    @APIResponse(
            responseCode = "503",
            description =
                    "It cannot be read or published, or is being so for too long; it stays as it was")
    public DirectoryReport reload() {
        administrators.admitted();
        try {
            return directory.reload();
        } catch (DirectoryException e) {
            throw new WebApplicationException(
                    Response.status(503)
                            .type("application/problem+json")
                            .entity(
                                    Map.of(
                                            "status",
                                            503,
                                            "title",
                                            "The directory stays as it was",
                                            "detail",
                                            String.valueOf(e.getMessage())))
                            .build());
        }
    }
}
