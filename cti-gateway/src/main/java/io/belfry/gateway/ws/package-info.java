/** WebSocket front-end. */
package io.belfry.gateway.ws;
