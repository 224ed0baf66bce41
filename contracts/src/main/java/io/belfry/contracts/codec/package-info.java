/** Contracts as bytes. */
package io.belfry.contracts.codec;
