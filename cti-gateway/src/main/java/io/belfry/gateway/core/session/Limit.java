package io.belfry.gateway.core.session;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** The queues or groups a user is limited to; without a list it is all of them. */
public record Limit<T>(Optional<Set<T>> only) {

    /** All of them. */
    public static <T> Limit<T> none() {
        return new Limit<>(Optional.empty());
    }

    /** Those of a list; null is all of them. */
    public static <T> Limit<T> to(Collection<T> list) {
        return new Limit<>(Optional.ofNullable(list).map(Set::copyOf));
    }

    /** Whether that one is within the limit; an object without one (empty) only when all are. */
    public boolean admits(Optional<T> object) {
        return only.map(set -> object.filter(set::contains).isPresent()).orElse(true);
    }

    /** Whether that one is within the limit. */
    public boolean admits(T object) {
        return admits(Optional.of(object));
    }
}
