/** The suite as a set of processes: what there is, in which order it starts, and how it is told. */
package io.belfry.standalone.suite;
