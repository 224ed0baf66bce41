package io.belfry.stats.store;

import io.belfry.contracts.Topic;

/** Where results go. */
public interface Outbox {

    /** The object as it is now; told only when it differs from what was told last. */
    <T> void state(Topic<T> topic, Moment moment, T object);

    /** Something that happened; {@code what} tells it from others with the same cause. */
    <T> void event(Topic<T> topic, Moment moment, String what, T event);

    /** The object no longer exists. */
    void gone(Topic<?> topic, Moment moment, String object);
}
