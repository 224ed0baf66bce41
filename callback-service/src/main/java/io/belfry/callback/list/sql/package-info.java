/** Callback lists in PostgreSQL. */
package io.belfry.callback.list.sql;
