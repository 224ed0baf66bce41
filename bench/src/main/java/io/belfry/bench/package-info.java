/** {@code ./belfry bench}. */
package io.belfry.bench;
