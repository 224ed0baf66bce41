/** One call from its CEL rows; plain Java. */
package io.belfry.reporting.call;
