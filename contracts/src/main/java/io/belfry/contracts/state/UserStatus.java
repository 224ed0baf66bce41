package io.belfry.contracts.state;

import io.belfry.contracts.id.UserId;
import java.time.Instant;

/**
 * The status a user has chosen (A73, A110).
 *
 * @param status name of a configured status
 */
public record UserStatus(UserId user, String status, Instant since) {}
