/** Where the parts meet. */
package io.belfry.stats.app;
