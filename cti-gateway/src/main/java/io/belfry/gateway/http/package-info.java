/** REST front-end, overview page, health. */
package io.belfry.gateway.http;
