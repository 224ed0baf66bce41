package io.belfry.callback.period;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps exactly one default among the periods of a PBX (F5). */
public final class DefaultPeriod {

    private DefaultPeriod() {}

    /** Whether a new period is the default: the first one is, whatever it says. */
    public static boolean ofNew(List<PreferredPeriod> others, boolean wanted) {
        return wanted || others.isEmpty();
    }

    /** Why the default may not become an ordinary period; empty when it may. */
    public static Optional<String> refusedChange(PreferredPeriod before, boolean wanted) {
        return before.isDefault() && !wanted
                ? Optional.of("This is the default period: make another one the default instead.")
                : Optional.empty();
    }

    /** Why a period may not be deleted; empty when it may. */
    public static Optional<String> refusedDeletion(List<PreferredPeriod> all, UUID uuid) {
        boolean isDefault = all.stream().anyMatch(p -> p.uuid().equals(uuid) && p.isDefault());
        return isDefault && all.size() > 1
                ? Optional.of("This is the default period: make another one the default first.")
                : Optional.empty();
    }
}
