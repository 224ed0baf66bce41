package io.belfry.contracts.pbx;

import io.belfry.contracts.id.AgentNumber;

/**
 * An agent of app_agent_pool logged in (AgentLogin); between the markers of a resync: he is logged
 * in.
 */
public record PoolAgentLoggedIn(ChannelInfo channel, AgentNumber agent) implements ChannelEvent {}
