/** Agents and the state they show (A126–A128, A164). */
package io.belfry.stats.agent;
