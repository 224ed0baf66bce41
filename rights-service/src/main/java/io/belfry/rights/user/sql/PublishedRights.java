package io.belfry.rights.user.sql;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the topic was told last, so that it is told changes only. */
@ApplicationScoped
public class PublishedRights implements PanacheRepositoryBase<PublishedRightsRow, UserKey> {

    /** The JSON in the topic; empty when it has no value for that user. */
    public Uni<Optional<String>> last(UserKey key) {
        return findById(key).map(row -> Optional.ofNullable(row).map(r -> r.rights));
    }

    /** Notes what was published. */
    public Uni<Void> published(UserKey key, String rights, Instant time) {
        return findById(key)
                .invoke(
                        row -> {
                            if (row != null) {
                                row.take(rights, time);
                            }
                        })
                .onItem()
                .ifNull()
                .switchTo(() -> persist(new PublishedRightsRow(key, rights, time)))
                .replaceWithVoid();
    }

    /** Notes that a tombstone was published. */
    public Uni<Void> withdrawn(UserKey key) {
        return deleteById(key).replaceWithVoid();
    }

    /** Every user the topic has or should have a value for. */
    public Uni<List<UserKey>> everyone() {
        return getSession()
                .flatMap(
                        session ->
                                session.createQuery(
                                                "select key from DirectoryUserRow"
                                                        + " union select key from"
                                                        + " PublishedRightsRow",
                                                UserKey.class)
                                        .getResultList());
    }
}
