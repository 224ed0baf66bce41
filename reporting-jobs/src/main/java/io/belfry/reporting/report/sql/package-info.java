/** The standard reports from the views over the stat tables. */
package io.belfry.reporting.report.sql;
