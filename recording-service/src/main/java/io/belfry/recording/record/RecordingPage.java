package io.belfry.recording.record;

import java.util.List;

/** A page of recordings, the newest first. */
public record RecordingPage(boolean hasNext, List<Recording> records) {

    /** The page out of a list with one recording more than the page when there are more. */
    public static RecordingPage of(List<Recording> found, int pageSize) {
        return new RecordingPage(found.size() > pageSize, found.stream().limit(pageSize).toList());
    }
}
