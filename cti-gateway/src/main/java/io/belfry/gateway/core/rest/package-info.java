/** What the REST front-end keeps between requests (FEATURES B). */
package io.belfry.gateway.core.rest;
