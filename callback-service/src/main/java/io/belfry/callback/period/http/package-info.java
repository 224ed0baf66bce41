/** Preferred periods over HTTP. */
package io.belfry.callback.period.http;
