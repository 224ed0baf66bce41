/** Recordings (FEATURES G). */
package io.belfry.recording;
