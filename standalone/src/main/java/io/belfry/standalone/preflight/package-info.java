/** What must be true of the machine before anything is started. */
package io.belfry.standalone.preflight;
