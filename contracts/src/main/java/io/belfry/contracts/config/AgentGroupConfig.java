package io.belfry.contracts.config;

import io.belfry.contracts.id.GroupId;

/** A group of agents. */
public record AgentGroupConfig(GroupId id, String name) {}
