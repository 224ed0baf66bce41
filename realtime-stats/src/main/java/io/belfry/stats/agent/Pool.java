package io.belfry.stats.agent;

import io.belfry.contracts.id.Device;
import io.belfry.contracts.id.UniqueId;

/** The channel and device that hold an agent who is logged in by app_agent_pool. */
public record Pool(UniqueId channel, Device device) {}
