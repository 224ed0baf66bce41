/** Recordings in PostgreSQL. */
package io.belfry.recording.record.sql;
