package io.belfry.contracts.state;

import io.belfry.contracts.id.UserId;

/**
 * Somebody a user has among his favourites (A75–A77).
 *
 * @param source the directory that has the contact
 * @param contactId of the contact there
 */
public record Favorite(UserId user, String source, String contactId) {}
