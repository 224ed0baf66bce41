/** The directories of the PBXs, as they come from Kafka. */
package io.belfry.rights.directory.kafka;
