/** Preferred periods in PostgreSQL. */
package io.belfry.callback.period.sql;
