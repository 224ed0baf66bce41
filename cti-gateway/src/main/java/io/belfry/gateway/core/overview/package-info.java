/** What the overview page shows: aggregates, no personal data. */
package io.belfry.gateway.core.overview;
