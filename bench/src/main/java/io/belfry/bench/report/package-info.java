/** What was measured, as text and as a file. */
package io.belfry.bench.report;
