package io.belfry.rights.login;

import io.belfry.rights.user.KnownUser;

/** A user whom the login may mean, and the hash of the password. */
public record Candidate(KnownUser user, PasswordHash hash) {}
