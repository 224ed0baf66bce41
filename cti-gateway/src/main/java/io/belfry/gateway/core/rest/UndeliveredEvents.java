package io.belfry.gateway.core.rest;

import java.net.URI;

/** Where events are kept that could not be posted. */
public interface UndeliveredEvents {

    /**
     * Keeps an event without waiting.
     *
     * @param body what was posted in vain
     */
    void undelivered(URI url, String username, String body, String reason);
}
