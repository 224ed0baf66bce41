/** Configuration and wiring. */
package io.belfry.gateway.config;
