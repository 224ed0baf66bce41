package io.belfry.contracts.state;

import io.belfry.contracts.id.UserId;

/**
 * Something a user prefers; what it means is the client's business.
 *
 * @param valueType what the value is, as the client says: {@code String}, {@code Boolean}, …; may
 *     be null
 */
public record UserPreference(UserId user, String key, String value, String valueType) {}
