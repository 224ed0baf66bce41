/** Where the parts meet. */
package io.belfry.rights.app;
