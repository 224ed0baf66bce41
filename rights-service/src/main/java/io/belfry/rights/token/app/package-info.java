/** Making and checking tokens. */
package io.belfry.rights.token.app;
