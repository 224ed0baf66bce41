/** The names of agents, groups and queues, read from the configuration topics. */
package io.belfry.replication.kafka;
