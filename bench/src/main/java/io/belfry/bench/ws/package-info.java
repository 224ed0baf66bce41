/** From records in Kafka to frames on WebSockets. */
package io.belfry.bench.ws;
