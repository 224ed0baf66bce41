/** Who asks, from the token of a request. */
package io.belfry.reporting.access.http;
