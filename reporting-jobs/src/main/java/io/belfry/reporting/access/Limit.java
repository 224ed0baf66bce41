package io.belfry.reporting.access;

import java.util.Optional;
import java.util.Set;

/**
 * Names that may be seen.
 *
 * @param names empty: all of them, also those nobody has heard of
 */
public record Limit(Optional<Set<String>> names) {

    public static final Limit ALL = new Limit(Optional.empty());
    public static final Limit NOTHING = new Limit(Optional.of(Set.of()));

    /** Only those. */
    public static Limit to(Set<String> names) {
        return new Limit(Optional.of(Set.copyOf(names)));
    }

    /** Whether that name may be seen. */
    public boolean allows(String name) {
        return names.isEmpty() || names.get().contains(name);
    }

    /** Whether no name is allowed. */
    public boolean isNothing() {
        return names.isPresent() && names.get().isEmpty();
    }
}
