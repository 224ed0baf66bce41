/** What runs: the two consumer loops, their health and their counters. */
package io.belfry.replication.app;
