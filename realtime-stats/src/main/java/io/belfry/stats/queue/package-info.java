/** Queues: who waits, and their numbers (A118–A121, C1–C23). */
package io.belfry.stats.queue;
