/** The read API. */
package io.belfry.stats.http;
