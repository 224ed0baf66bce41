package io.belfry.recording.record.sql;

import jakarta.persistence.Embeddable;
import java.io.Serializable;

/** A recording of a PBX. */
@Embeddable
public record RecordingKey(String pbx, String id) implements Serializable {}
