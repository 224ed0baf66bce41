/** Password hashes in PostgreSQL. */
package io.belfry.rights.login.sql;
