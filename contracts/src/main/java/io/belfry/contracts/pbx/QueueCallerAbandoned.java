package io.belfry.contracts.pbx;

import io.belfry.contracts.id.QueueName;

/**
 * A caller gave up, or the queue gave up on him (QueueCallerAbandon); Asterisk 22 says so for
 * EXITWITHTIMEOUT too.
 */
public record QueueCallerAbandoned(
        ChannelInfo channel, QueueName queue, int position, int originalPosition, int holdSeconds)
        implements ChannelEvent {}
