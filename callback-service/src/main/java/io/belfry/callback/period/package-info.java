/** Preferred periods of the day (F5). */
package io.belfry.callback.period;
