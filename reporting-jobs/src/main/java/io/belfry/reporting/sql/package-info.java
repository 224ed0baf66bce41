/** PostgreSQL: the tables of xivo_stats that are derived, and the working rows. */
package io.belfry.reporting.sql;
