/** Rights and configuration from their compacted topics. */
package io.belfry.reporting.access.kafka;
