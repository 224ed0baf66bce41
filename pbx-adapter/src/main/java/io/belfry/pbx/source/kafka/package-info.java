/** Rows into Kafka, exactly once. */
package io.belfry.pbx.source.kafka;
