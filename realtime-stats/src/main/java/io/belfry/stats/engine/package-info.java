/** Events in, states and numbers out. */
package io.belfry.stats.engine;
