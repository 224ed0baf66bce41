package io.belfry.contracts.command;

import io.belfry.contracts.id.CommandId;
import java.time.Instant;

/**
 * A command on its way. It is not executed after {@code deadline}; {@code requestedBy} is a login,
 * for the log.
 */
public record CommandRequest(
        CommandId id, Instant deadline, String requestedBy, PbxCommand command) {}
