/** Logging in over HTTP. */
package io.belfry.rights.login.http;
