/** The configuration as far as statistics need it. */
package io.belfry.stats.directory;
