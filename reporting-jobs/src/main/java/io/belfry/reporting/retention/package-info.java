/** How long the history is kept. */
package io.belfry.reporting.retention;
