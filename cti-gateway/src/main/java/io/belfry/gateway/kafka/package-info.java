/** Topics in, commands out. */
package io.belfry.gateway.kafka;
