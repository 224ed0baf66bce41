/** The public key over HTTP. */
package io.belfry.rights.token.http;
