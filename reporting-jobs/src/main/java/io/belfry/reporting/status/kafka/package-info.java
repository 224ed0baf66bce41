/** How far the PBX is. */
package io.belfry.reporting.status.kafka;
