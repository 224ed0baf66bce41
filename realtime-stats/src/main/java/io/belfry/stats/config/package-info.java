/** The settings of the service. */
package io.belfry.stats.config;
