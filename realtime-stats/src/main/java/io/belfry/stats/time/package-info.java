/** Days that begin at a local time, and a clock that events drive. */
package io.belfry.stats.time;
