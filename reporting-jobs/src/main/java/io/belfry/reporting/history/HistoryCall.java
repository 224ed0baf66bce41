package io.belfry.reporting.history;

import java.time.Instant;

/**
 * A call, or the pass of a call through a queue, as a history tells it.
 *
 * @param id the call's (linkedid)
 * @param start of the call; in the history of a queue, when it entered it
 * @param answer null when nobody did
 * @param end null while it goes on
 * @param direction {@code incoming}, {@code outgoing}, {@code internal}; null when unknown
 * @param status {@code answered}, {@code missed}, {@code emitted}, {@code ongoing}, or how it left
 *     a queue: one of the nine of A140
 * @param queue technical name; null for a call past the queues
 * @param agent number of who answered in the queue, or of whose agent the call was; null if none
 * @param waitSeconds in the queue; null without a queue
 */
public record HistoryCall(
        String id,
        Instant start,
        Instant answer,
        Instant end,
        String direction,
        String srcNum,
        String dstNum,
        String status,
        String queue,
        String agent,
        Integer waitSeconds) {}
