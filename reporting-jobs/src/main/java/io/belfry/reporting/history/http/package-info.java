/** The reading API of the history of calls. */
package io.belfry.reporting.history.http;
