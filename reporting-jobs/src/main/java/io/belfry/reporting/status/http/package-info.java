/** The database status report, as REST and as a health check. */
package io.belfry.reporting.status.http;
