/** The standard reports (D46): their intervals and figures; plain Java. */
package io.belfry.reporting.report;
