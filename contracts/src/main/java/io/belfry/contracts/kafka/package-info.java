/**
 * Reading topics so that nothing is lost: batch by batch, the position committed after the write.
 */
package io.belfry.contracts.kafka;
