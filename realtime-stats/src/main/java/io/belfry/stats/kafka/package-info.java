/** Kafka Streams around the engine. */
package io.belfry.stats.kafka;
