/** Kafka clients of the adapter. */
package io.belfry.pbx.kafka;
