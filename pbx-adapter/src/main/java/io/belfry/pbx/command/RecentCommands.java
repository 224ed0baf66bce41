package io.belfry.pbx.command;

import io.belfry.contracts.id.CommandId;
import java.util.LinkedHashSet;
import java.util.Set;

/** Ids of the last commands, so that one which is delivered twice is executed once. */
public final class RecentCommands {

    private final Set<CommandId> ids = new LinkedHashSet<>();
    private final int capacity;

    public RecentCommands(int capacity) {
        this.capacity = capacity;
    }

    /** True the first time an id comes. */
    public boolean add(CommandId id) {
        if (!ids.add(id)) {
            return false;
        }
        if (ids.size() > capacity) {
            ids.remove(ids.iterator().next());
        }
        return true;
    }
}
