package io.belfry.gateway.auth.http;

import java.util.Locale;
import java.util.Optional;

/** The header {@code Authorization: Bearer <token>} (RFC 6750, 2.1). */
public final class Bearer {

    private static final String SCHEME = "bearer ";

    private Bearer() {}

    /** The token of a header, which may be null; empty when there is none. */
    public static Optional<String> token(String authorization) {
        return Optional.ofNullable(authorization)
                .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(SCHEME))
                .map(header -> header.substring(SCHEME.length()).strip());
    }
}
