package io.belfry.rights.login.sql;

import io.belfry.contracts.config.CredentialsConfig;
import io.belfry.contracts.id.PbxId;
import io.belfry.rights.login.PasswordHash;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Password hashes. Every method needs a session or transaction of its caller. */
@ApplicationScoped
public class CredentialStore implements PanacheRepositoryBase<CredentialRow, CredentialKey> {

    /**
     * Takes a hash as the directory names it.
     *
     * @throws IllegalArgumentException when it is not a hash this service can verify
     */
    public Uni<Void> put(PbxId pbx, CredentialsConfig credentials, Instant time) {
        PasswordHash hash = new PasswordHash(credentials.passwordHash());
        CredentialKey key = new CredentialKey(pbx.value(), credentials.login());
        return findById(key)
                .invoke(
                        row -> {
                            if (row != null) {
                                row.take(hash, time);
                            }
                        })
                .onItem()
                .ifNull()
                .switchTo(() -> persist(new CredentialRow(key, hash, time)))
                .replaceWithVoid();
    }

    /** The login is gone. */
    public Uni<Void> remove(PbxId pbx, String login) {
        return deleteById(new CredentialKey(pbx.value(), login)).replaceWithVoid();
    }

    /** The hashes of a login, by PBX. */
    public Uni<Map<PbxId, PasswordHash>> byLogin(String login) {
        return find("key.login", login)
                .list()
                .map(
                        rows ->
                                rows.stream()
                                        .collect(
                                                Collectors.toMap(
                                                        row -> new PbxId(row.key.pbx()),
                                                        row ->
                                                                new PasswordHash(
                                                                        row.passwordHash))));
    }

    /** Any hash, to know what verifying costs here. */
    public Uni<Optional<PasswordHash>> any() {
        return find("order by changedAt desc")
                .firstResult()
                .map(row -> Optional.ofNullable(row).map(r -> new PasswordHash(r.passwordHash)));
    }
}
