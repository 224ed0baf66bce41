/** Calls of a whole centre as our events, without end, and what folding them costs at least. */
package io.belfry.bench.calls;
