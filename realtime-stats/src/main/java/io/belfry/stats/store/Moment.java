package io.belfry.stats.store;

import io.belfry.contracts.id.PbxId;
import java.time.Instant;

/**
 * When and why something changes.
 *
 * @param cause id of the event that led to it; what follows from it gets its id from here, so that
 *     a repetition gives the same ids
 */
public record Moment(PbxId pbx, String cause, Instant time) {}
