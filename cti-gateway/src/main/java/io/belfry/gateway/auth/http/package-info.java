/** Log-in and tokens, for every front-end. */
package io.belfry.gateway.auth.http;
