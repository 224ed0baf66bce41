/** The names of what is measured, in one place. */
package io.belfry.pbx.metrics;
