/** How far the tables are. */
package io.belfry.reporting.status.sql;
