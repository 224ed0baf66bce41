/** Checking passwords without blocking anybody. */
package io.belfry.rights.login.app;
