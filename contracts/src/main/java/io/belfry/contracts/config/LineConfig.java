package io.belfry.contracts.config;

import io.belfry.contracts.id.Device;
import io.belfry.contracts.id.LineId;
import io.belfry.contracts.id.UserId;

/** A line: the number and the device that rings. {@code user} is null for a free line. */
public record LineConfig(LineId id, String number, String context, Device device, UserId user) {}
