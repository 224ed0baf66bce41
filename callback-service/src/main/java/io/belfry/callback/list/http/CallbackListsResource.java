package io.belfry.callback.list.http;

import io.belfry.callback.http.Caller;
import io.belfry.callback.http.Conflicts;
import io.belfry.callback.list.CallbackList;
import io.belfry.callback.list.sql.CallbackLists;
import io.belfry.contracts.id.QueueId;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** The callback lists of the caller's PBX (F4). */
@Path("/callback-lists")
@Tag(name = "Callback lists")
public class CallbackListsResource {

    private static final Map<String, String> CONFLICTS =
            Map.of(
                    "callback_list_name",
                    "There is a list of that name.",
                    "callback_request_list_uuid_fkey",
                    "The list still has requests.");

    private final CallbackLists lists;
    private final Caller caller;

    public CallbackListsResource(CallbackLists lists, Caller caller) {
        this.lists = lists;
        this.caller = caller;
    }

    @GET
    @RolesAllowed("user")
    @Operation(summary = "All lists by name, or those of one queue")
    public Uni<List<CallbackList>> all(@RestQuery Optional<Integer> queueId) {
        return lists.all(caller.pbx(), queueId.map(QueueId::new));
    }

    @GET
    @Path("/{uuid}")
    @RolesAllowed("user")
    @Operation(summary = "One list")
    @APIResponse(responseCode = "404", description = "There is no such list")
    public Uni<CallbackList> one(UUID uuid) {
        return lists.one(caller.pbx(), uuid).map(CallbackListsResource::found);
    }

    @POST
    @RolesAllowed({"admin", "supervisor"})
    @Operation(summary = "Makes a list")
    @APIResponse(responseCode = "201", description = "The list")
    @APIResponse(responseCode = "409", description = "There is a list of that name")
    public Uni<RestResponse<CallbackList>> create(@Valid @NotNull CallbackListForm form) {
        return Conflicts.explained(
                        lists.create(caller.pbx(), form.name().strip(), form.queueId()), CONFLICTS)
                .map(
                        list ->
                                RestResponse.ResponseBuilder.<CallbackList>created(
                                                URI.create("/callback-lists/" + list.uuid()))
                                        .entity(list)
                                        .build());
    }

    @PUT
    @Path("/{uuid}")
    @RolesAllowed({"admin", "supervisor"})
    @Operation(summary = "Renames a list or gives it to another queue")
    @APIResponse(responseCode = "404", description = "There is no such list")
    @APIResponse(responseCode = "409", description = "There is a list of that name")
    public Uni<CallbackList> change(UUID uuid, @Valid @NotNull CallbackListForm form) {
        return Conflicts.explained(
                        lists.change(caller.pbx(), uuid, form.name().strip(), form.queueId()),
                        CONFLICTS)
                .map(CallbackListsResource::found);
    }

    @DELETE
    @Path("/{uuid}")
    @RolesAllowed({"admin", "supervisor"})
    @Operation(summary = "Deletes a list that has no requests")
    @APIResponse(responseCode = "204", description = "Deleted")
    @APIResponse(responseCode = "404", description = "There is no such list")
    @APIResponse(responseCode = "409", description = "The list still has requests")
    public Uni<Void> delete(UUID uuid) {
        return Conflicts.explained(lists.remove(caller.pbx(), uuid), CONFLICTS)
                .invoke(deleted -> found(deleted ? Optional.of(uuid) : Optional.empty()))
                .replaceWithVoid();
    }

    private static <T> T found(Optional<T> list) {
        return list.orElseThrow(() -> new NotFoundException("There is no such callback list."));
    }
}
