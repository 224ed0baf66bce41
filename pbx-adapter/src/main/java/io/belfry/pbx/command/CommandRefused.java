package io.belfry.pbx.command;

import io.belfry.contracts.command.CommandOutcome;
import io.belfry.contracts.command.FailureReason;
import java.util.Map;

/** A command is not done, for a reason its sender is told. */
final class CommandRefused extends Exception {

    private static final long serialVersionUID = 1L;

    private final FailureReason reason;

    CommandRefused(FailureReason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    CommandOutcome outcome() {
        return new CommandOutcome.Refused(reason, getMessage(), Map.of());
    }
}
