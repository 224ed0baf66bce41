package io.belfry.recording.record.http;

import io.belfry.contracts.id.PbxId;
import io.belfry.recording.record.Recording;
import io.belfry.recording.record.RecordingPage;
import io.belfry.recording.record.sql.Recordings;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.exception.ConstraintViolationException;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The recordings of the caller's PBX. */
@Path("/recordings")
@Tag(name = "Recordings")
public class RecordingsResource {

    private final Recordings recordings;
    private final JsonWebToken caller;

    public RecordingsResource(Recordings recordings, JsonWebToken caller) {
        this.recordings = recordings;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({"admin", "supervisor"})
    @Operation(summary = "Searches recordings, the newest first (G9)")
    @APIResponse(responseCode = "200", description = "A page")
    public Uni<RecordingPage> search(@Valid @BeanParam SearchParameters search) {
        return recordings.search(pbx(), search.toFilter(), search.page, search.pageSize);
    }

    @POST
    @RolesAllowed("admin")
    @ResponseStatus(201)
    @Operation(summary = "Registers a recording")
    @APIResponse(responseCode = "201", description = "The recording")
    @APIResponse(responseCode = "409", description = "There is a recording with that id")
    public Uni<Recording> register(@Valid @NotNull RecordingForm form) {
        return recordings
                .register(pbx(), form.toRecording())
                .onFailure(ConstraintViolationException.class)
                .transform(
                        e -> new ClientErrorException("There is a recording with that id.", 409));
    }

    private PbxId pbx() {
        return new PbxId(caller.getClaim("pbx"));
    }
}
