/** Where facts are kept and where results go, without saying how. */
package io.belfry.stats.store;
