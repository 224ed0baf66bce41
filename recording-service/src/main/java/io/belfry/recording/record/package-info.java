/** What is known of a recording. */
package io.belfry.recording.record;
