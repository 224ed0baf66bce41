/** Users and rights in PostgreSQL. */
package io.belfry.rights.user.sql;
