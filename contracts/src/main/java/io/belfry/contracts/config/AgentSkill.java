package io.belfry.contracts.config;

/** A queue skill of an agent and how much of it, 0 to 100. */
public record AgentSkill(String name, int weight) {}
