/** Whether replication and reporting keep up (D47); plain Java. */
package io.belfry.reporting.status;
