/** The bench's own ends of Kafka. */
package io.belfry.bench.kafka;
