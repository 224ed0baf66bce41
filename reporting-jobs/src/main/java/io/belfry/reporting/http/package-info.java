/** The reading API. */
package io.belfry.reporting.http;
