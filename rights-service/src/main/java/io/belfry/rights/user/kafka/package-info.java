/** Rights on their topic. */
package io.belfry.rights.user.kafka;
