/** Drivers for the suite, for a real Asterisk with its phones, and for what comes out of them. */
package io.belfry.e2e.harness;
