/** Callback lists over HTTP. */
package io.belfry.callback.list.http;
