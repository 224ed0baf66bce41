/** A table of the PBX as the source. */
package io.belfry.bench.sql;
