/** What belongs to a call as a whole. */
package io.belfry.stats.call;
