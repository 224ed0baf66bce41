package io.belfry.rights.user.http;

import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.UserId;
import io.belfry.rights.user.KnownUser;
import io.belfry.rights.user.RightsOverride;
import io.belfry.rights.user.kafka.RightsPublisher;
import io.belfry.rights.user.sql.UserKey;
import io.belfry.rights.user.sql.UserStore;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ServiceUnavailableException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Users and their rights (H3, H8). A login names a user of the caller's own PBX unless {@code pbx}
 * says another.
 */
@Path("/users")
@Tag(name = "Users")
public class UsersResource {

    private static final Logger LOG = Logger.getLogger(UsersResource.class);

    private final UserStore users;
    private final RightsPublisher publisher;
    private final JsonWebToken caller;
    private final InstantSource clock;

    public UsersResource(
            UserStore users, RightsPublisher publisher, JsonWebToken caller, InstantSource clock) {
        this.users = users;
        this.publisher = publisher;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Path("/me")
    @Authenticated
    @Operation(summary = "The caller")
    public Uni<UserView> me() {
        UserId id = new UserId(Integer.parseInt(caller.getClaim("userId").toString()));
        UserKey key = UserKey.of(callersPbx(), id);
        return Panache.withSession(() -> users.known(key))
                .map(
                        found ->
                                UserView.of(
                                        found.filter(u -> u.user().hasLogin())
                                                .orElseThrow(gone())));
    }

    @GET
    @RolesAllowed("admin")
    @Operation(summary = "All users with a login, of every PBX")
    public Uni<List<UserView>> all() {
        return Panache.withSession(users::allWithLogin)
                .map(found -> found.stream().map(UserView::of).toList());
    }

    @GET
    @Path("/{login}")
    @RolesAllowed("admin")
    @Operation(summary = "One user")
    public Uni<UserView> one(String login, @RestQuery Optional<String> pbx) {
        return Panache.withSession(() -> find(login, pbx)).map(UserView::of);
    }

    @PUT
    @Path("/{login}/rights")
    @RolesAllowed("admin")
    @Operation(
            summary = "Gives a user rights",
            description = "They win over the directory and reach open sockets at once.")
    public Uni<UserView> give(
            String login, @RestQuery Optional<String> pbx, @Valid @NotNull RightsChange change) {
        RightsOverride override = change.toOverride();
        return change(
                login,
                pbx,
                key -> users.override(key, override, caller.getName(), clock.instant()));
    }

    @DELETE
    @Path("/{login}/rights")
    @RolesAllowed("admin")
    @Operation(summary = "Back to the rights of the directory")
    public Uni<UserView> reset(String login, @RestQuery Optional<String> pbx) {
        return change(login, pbx, users::dropOverride);
    }

    private Uni<UserView> change(
            String login, Optional<String> pbx, Function<UserKey, Uni<Void>> change) {
        return Panache.withTransaction(
                        () -> find(login, pbx).map(UsersResource::keyOf).call(change::apply))
                .call(this::announce)
                .flatMap(key -> Panache.withSession(() -> users.known(key)))
                .map(known -> UserView.of(known.orElseThrow(gone())));
    }

    private Uni<Void> announce(UserKey key) {
        return publisher
                .publish(key)
                .onFailure(KafkaException.class)
                .transform(
                        failure -> {
                            LOG.errorf("rights of %s are stored, Kafka refused: %s", key, failure);
                            return new ServiceUnavailableException(
                                    "The rights are stored but could not be announced; repeat.",
                                    10L);
                        });
    }

    private Uni<KnownUser> find(String login, Optional<String> pbx) {
        PbxId wanted = pbx.map(PbxId::new).orElseGet(this::callersPbx);
        return users.byLogin(login)
                .map(
                        found ->
                                found.stream()
                                        .filter(known -> known.user().pbx().equals(wanted))
                                        .findFirst()
                                        .orElseThrow(
                                                () ->
                                                        new NotFoundException(
                                                                "No user with that login on %s."
                                                                        .formatted(wanted))));
    }

    private PbxId callersPbx() {
        return new PbxId(caller.getClaim("pbx"));
    }

    private static UserKey keyOf(KnownUser known) {
        return UserKey.of(known.user().pbx(), known.user().config().id());
    }

    private static java.util.function.Supplier<NotFoundException> gone() {
        return () -> new NotFoundException("The directory no longer has this user.");
    }
}
