package io.belfry.reporting.call;

import io.belfry.contracts.id.UniqueId;
import java.time.Instant;

/**
 * Somebody hands a call on.
 *
 * @param by the channel that transferred
 * @param direction internal or outgoing: where this transfer led, whatever the others did (D44)
 */
public record Transfer(Instant time, UniqueId by, Direction direction) {}
