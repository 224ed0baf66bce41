/** From the bytes of AMI to records in Kafka. */
package io.belfry.bench.ami;
