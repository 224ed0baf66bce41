package io.belfry.recording.record.sql;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;

/** A name in the attached data of a recording. */
@Embeddable
public record AttachedDataKey(
        String pbx, @Column(name = "recording_id") String recordingId, String name)
        implements Serializable {}
