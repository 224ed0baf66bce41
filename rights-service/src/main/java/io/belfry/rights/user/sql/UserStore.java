package io.belfry.rights.user.sql;

import io.belfry.contracts.config.UserConfig;
import io.belfry.contracts.id.PbxId;
import io.belfry.rights.user.KnownUser;
import io.belfry.rights.user.RightsOverride;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Users and overrides. Every method needs a session or transaction of its caller. */
@ApplicationScoped
public class UserStore implements PanacheRepositoryBase<DirectoryUserRow, UserKey> {

    private final OverrideRows overrides;

    public UserStore(OverrideRows overrides) {
        this.overrides = overrides;
    }

    /** Takes a user as the directory names it; {@code time} is when it became so. */
    public Uni<UserKey> put(PbxId pbx, UserConfig config, Instant time) {
        UserKey key = UserKey.of(pbx, config.id());
        return findById(key)
                .invoke(
                        row -> {
                            if (row != null) {
                                row.take(config, time);
                            }
                        })
                .onItem()
                .ifNull()
                .switchTo(() -> persist(DirectoryUserRow.of(key, config, time)))
                .replaceWith(key);
    }

    /** The directory no longer has the user. */
    public Uni<UserKey> deactivate(UserKey key, Instant time) {
        return findById(key)
                .onItem()
                .ifNotNull()
                .invoke(
                        row -> {
                            row.active = false;
                            row.changedAt = time;
                        })
                .replaceWith(key);
    }

    /** Stores what an administrator changed. */
    public Uni<Void> override(UserKey key, RightsOverride override, String by, Instant time) {
        return overrides
                .findById(key)
                .invoke(
                        row -> {
                            if (row != null) {
                                row.take(override, by, time);
                            }
                        })
                .onItem()
                .ifNull()
                .switchTo(() -> overrides.persist(RightsOverrideRow.of(key, override, by, time)))
                .replaceWithVoid();
    }

    /** Back to the profile of the directory. */
    public Uni<Void> dropOverride(UserKey key) {
        return overrides.deleteById(key).replaceWithVoid();
    }

    /** The active user with that key. */
    public Uni<Optional<KnownUser>> known(UserKey key) {
        return find("key = ?1 and active", key).firstResult().flatMap(this::withOverride);
    }

    /** The active users with that login, on whatever PBX, in order of the PBX's name. */
    public Uni<List<KnownUser>> byLogin(String login) {
        return find("login = ?1 and active order by key.pbx", login)
                .list()
                .flatMap(this::withOverrides);
    }

    /** All active users with a login. */
    public Uni<List<KnownUser>> allWithLogin() {
        return find("login is not null and active order by key.pbx, login")
                .list()
                .flatMap(this::withOverrides);
    }

    private Uni<Optional<KnownUser>> withOverride(DirectoryUserRow row) {
        if (row == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        return overrides
                .findById(row.key)
                .map(
                        override ->
                                Optional.of(
                                        new KnownUser(
                                                row.toUser(),
                                                Optional.ofNullable(override)
                                                        .map(RightsOverrideRow::toOverride))));
    }

    private Uni<List<KnownUser>> withOverrides(List<DirectoryUserRow> rows) {
        List<UserKey> keys = rows.stream().map(row -> row.key).toList();
        return overrides
                .find("key in ?1", keys)
                .list()
                .map(
                        found -> {
                            Map<UserKey, RightsOverrideRow> byKey =
                                    found.stream()
                                            .collect(
                                                    Collectors.toMap(
                                                            o -> o.key, Function.identity()));
                            return rows.stream()
                                    .map(
                                            row ->
                                                    new KnownUser(
                                                            row.toUser(),
                                                            Optional.ofNullable(byKey.get(row.key))
                                                                    .map(
                                                                            RightsOverrideRow
                                                                                    ::toOverride)))
                                    .toList();
                        });
    }
}
