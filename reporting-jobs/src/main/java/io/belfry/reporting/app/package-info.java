/** What runs: the consumer loop, housekeeping, health and counters. */
package io.belfry.reporting.app;
