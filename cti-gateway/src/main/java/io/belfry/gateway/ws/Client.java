package io.belfry.gateway.ws;

import io.belfry.gateway.core.session.Identity;
import java.time.Instant;
import java.util.Optional;

/** Who was let in, and until when; empty = as long as he likes. */
record Client(Identity identity, Optional<Instant> expiresAt) {}
