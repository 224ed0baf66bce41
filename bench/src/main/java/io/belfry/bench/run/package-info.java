/** How a scenario is run: its processes, its pace, what it says meanwhile. */
package io.belfry.bench.run;
