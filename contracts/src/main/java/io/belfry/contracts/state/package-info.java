/** Live state and counters as realtime-stats computes them: whole objects, absolute values. */
package io.belfry.contracts.state;
