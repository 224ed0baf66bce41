/** The directory on the {@code config.*} topics. */
package io.belfry.pbx.directory.kafka;
