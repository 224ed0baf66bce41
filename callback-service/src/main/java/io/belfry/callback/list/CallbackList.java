package io.belfry.callback.list;

import io.belfry.contracts.id.QueueId;
import java.util.UUID;

/** A list of callback requests; it belongs to one queue, a queue may have several (F4). */
public record CallbackList(UUID uuid, String name, QueueId queueId) {}
