package io.belfry.contracts.command;

import io.belfry.contracts.id.CommandId;

/** What became of a command. */
public record CommandReply(CommandId id, CommandOutcome outcome) {}
