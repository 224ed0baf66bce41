package io.belfry.rights.user.sql;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/** What the topic {@code rights.users} was told last about a user. */
@Entity
@Table(name = "published_rights")
public class PublishedRightsRow {

    @EmbeddedId UserKey key;

    /** The JSON of the {@link io.belfry.contracts.rights.UserRights} in the topic. */
    String rights;

    @Column(name = "published_at")
    Instant publishedAt;

    protected PublishedRightsRow() {}

    PublishedRightsRow(UserKey key, String rights, Instant publishedAt) {
        this.key = key;
        take(rights, publishedAt);
    }

    final void take(String rights, Instant publishedAt) {
        this.rights = rights;
        this.publishedAt = publishedAt;
    }
}
