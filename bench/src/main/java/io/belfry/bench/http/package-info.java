/** What the gateway asks of others over HTTP. */
package io.belfry.bench.http;
