package io.belfry.gateway.ws;

import io.belfry.gateway.core.session.Identity;
import java.time.Instant;
import java.util.Optional;

/** Who was let in, until when (empty = as long as he likes), and what session he wants. */
record Client(Identity identity, Optional<Instant> expiresAt, Wish wish) {}
