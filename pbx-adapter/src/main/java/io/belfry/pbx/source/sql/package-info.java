/** Tables of the PBX's PostgreSQL. */
package io.belfry.pbx.source.sql;
