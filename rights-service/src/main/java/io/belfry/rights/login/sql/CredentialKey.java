package io.belfry.rights.login.sql;

import jakarta.persistence.Embeddable;
import java.io.Serializable;

/** A login on a PBX. */
@Embeddable
public record CredentialKey(String pbx, String login) implements Serializable {}
