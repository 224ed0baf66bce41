/** Figures of a queue in a quarter of an hour; plain Java. */
package io.belfry.reporting.interval;
