/** What all resources share. */
package io.belfry.callback.http;
