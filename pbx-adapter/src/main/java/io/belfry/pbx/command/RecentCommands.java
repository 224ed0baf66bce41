package io.belfry.pbx.command;

import io.belfry.contracts.command.CommandOutcome;
import io.belfry.contracts.id.CommandId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What became of the last commands, so that one which comes again is not executed again. */
public final class RecentCommands {

    private final Map<CommandId, CommandOutcome> outcomes;

    public RecentCommands(int capacity) {
        this.outcomes =
                new LinkedHashMap<>() {
                    @Override
                    protected boolean removeEldestEntry(
                            Map.Entry<CommandId, CommandOutcome> eldest) {
                        return size() > capacity;
                    }
                };
    }

    /** What became of the command with that id; empty when it never came. */
    public Optional<CommandOutcome> outcome(CommandId id) {
        return Optional.ofNullable(outcomes.get(id));
    }

    public void remember(CommandId id, CommandOutcome outcome) {
        outcomes.put(id, outcome);
    }
}
