/** The wire protocol (FEATURES A.2, A.6, A.7): frames to commands, messages to frames. */
package io.belfry.gateway.core.protocol;
