/** Who asks, and what of it he may see (A34–A41); plain Java. */
package io.belfry.reporting.access;
