/** The reading API of the standard reports, as JSON and CSV. */
package io.belfry.reporting.report.http;
