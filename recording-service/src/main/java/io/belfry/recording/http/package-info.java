/** What all resources share. */
package io.belfry.recording.http;
