/** PostgreSQL: the tables of xivo_stats that are copies. */
package io.belfry.replication.sql;
