/** Phones: their calls, their events and their status (A112, A113). */
package io.belfry.stats.phone;
