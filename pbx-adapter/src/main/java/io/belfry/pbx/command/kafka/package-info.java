/** Commands and replies over Kafka. */
package io.belfry.pbx.command.kafka;
