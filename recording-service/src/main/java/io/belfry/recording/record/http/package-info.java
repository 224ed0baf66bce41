/** Recordings over HTTP. */
package io.belfry.recording.record.http;
