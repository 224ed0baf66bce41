package io.belfry.callback.period.http;

import io.belfry.callback.http.Caller;
import io.belfry.callback.http.Conflicts;
import io.belfry.callback.period.DefaultPeriod;
import io.belfry.callback.period.PreferredPeriod;
import io.belfry.callback.period.sql.PreferredPeriods;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.ClientErrorException;
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
import org.jboss.resteasy.reactive.RestResponse;

/** The preferred periods of the caller's PBX (F5). */
@Path("/preferred-periods")
@Tag(name = "Preferred periods")
public class PreferredPeriodsResource {

    private static final Map<String, String> CONFLICTS =
            Map.of(
                    "preferred_period_name",
                    "There is a period of that name.",
                    "preferred_period_default",
                    "Somebody else changed the default at the same time: repeat.",
                    "callback_request_period_uuid_fkey",
                    "Requests still name this period.");

    private final PreferredPeriods periods;
    private final Caller caller;

    public PreferredPeriodsResource(PreferredPeriods periods, Caller caller) {
        this.periods = periods;
        this.caller = caller;
    }

    @GET
    @RolesAllowed("user")
    @Operation(summary = "All periods in order of the day")
    public Uni<List<PreferredPeriod>> all() {
        return Panache.withSession(() -> periods.all(caller.pbx()));
    }

    @POST
    @RolesAllowed({"admin", "supervisor"})
    @Operation(summary = "Makes a period; the first one is the default")
    @APIResponse(responseCode = "201", description = "The period")
    @APIResponse(responseCode = "409", description = "There is a period of that name")
    public Uni<RestResponse<PreferredPeriod>> create(@Valid @NotNull PreferredPeriodForm form) {
        Uni<PreferredPeriod> created =
                Panache.withTransaction(
                        () ->
                                periods.all(caller.pbx())
                                        .map(all -> DefaultPeriod.ofNew(all, form.isDefault()))
                                        .map(
                                                isDefault ->
                                                        form.toPeriod(UUID.randomUUID(), isDefault))
                                        .flatMap(period -> periods.put(caller.pbx(), period)));
        return Conflicts.explained(created, CONFLICTS)
                .map(
                        period ->
                                RestResponse.ResponseBuilder.<PreferredPeriod>created(
                                                URI.create("/preferred-periods/" + period.uuid()))
                                        .entity(period)
                                        .build());
    }

    @PUT
    @Path("/{uuid}")
    @RolesAllowed({"admin", "supervisor"})
    @Operation(summary = "Changes a period; a new default takes the place of the one before")
    @APIResponse(responseCode = "404", description = "There is no such period")
    @APIResponse(responseCode = "409", description = "Name taken, or nothing would be the default")
    public Uni<PreferredPeriod> change(UUID uuid, @Valid @NotNull PreferredPeriodForm form) {
        Uni<PreferredPeriod> changed =
                Panache.withTransaction(
                        () ->
                                periods.all(caller.pbx())
                                        .map(all -> known(all, uuid))
                                        .invoke(
                                                before ->
                                                        refuse(
                                                                DefaultPeriod.refusedChange(
                                                                        before, form.isDefault())))
                                        .map(before -> form.toPeriod(uuid, form.isDefault()))
                                        .flatMap(period -> periods.put(caller.pbx(), period)));
        return Conflicts.explained(changed, CONFLICTS);
    }

    @DELETE
    @Path("/{uuid}")
    @RolesAllowed({"admin", "supervisor"})
    @Operation(summary = "Deletes a period that no request names")
    @APIResponse(responseCode = "204", description = "Deleted")
    @APIResponse(responseCode = "404", description = "There is no such period")
    @APIResponse(responseCode = "409", description = "It is the default, or requests name it")
    public Uni<Void> delete(UUID uuid) {
        Uni<Void> deleted =
                Panache.withTransaction(
                        () ->
                                periods.all(caller.pbx())
                                        .invoke(all -> known(all, uuid))
                                        .invoke(
                                                all ->
                                                        refuse(
                                                                DefaultPeriod.refusedDeletion(
                                                                        all, uuid)))
                                        .chain(() -> periods.remove(uuid)));
        return Conflicts.explained(deleted, CONFLICTS);
    }

    private static PreferredPeriod known(List<PreferredPeriod> all, UUID uuid) {
        return all.stream()
                .filter(period -> period.uuid().equals(uuid))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("There is no such preferred period."));
    }

    private static void refuse(Optional<String> reason) {
        reason.ifPresent(
                text -> {
                    throw new ClientErrorException(text, 409);
                });
    }
}
