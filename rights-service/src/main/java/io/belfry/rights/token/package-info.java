/** Tokens and the key that signs them. */
package io.belfry.rights.token;
