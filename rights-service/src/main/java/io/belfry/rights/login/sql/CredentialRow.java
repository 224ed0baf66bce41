package io.belfry.rights.login.sql;

import io.belfry.rights.login.PasswordHash;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/** The password hash of a login. */
@Entity
@Table(name = "credential")
public class CredentialRow {

    @EmbeddedId CredentialKey key;

    @Column(name = "password_hash")
    String passwordHash;

    @Column(name = "changed_at")
    Instant changedAt;

    protected CredentialRow() {}

    CredentialRow(CredentialKey key, PasswordHash hash, Instant changedAt) {
        this.key = key;
        take(hash, changedAt);
    }

    final void take(PasswordHash hash, Instant changedAt) {
        this.passwordHash = hash.phc();
        this.changedAt = changedAt;
    }
}
