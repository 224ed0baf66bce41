/** The numbers of agents (A137, C25–C41). */
package io.belfry.stats.agentstats;
