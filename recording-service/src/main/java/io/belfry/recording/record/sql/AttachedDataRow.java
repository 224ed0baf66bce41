package io.belfry.recording.record.sql;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A piece of attached data. */
@Entity
@Table(name = "recording_attached_data")
public class AttachedDataRow {

    @EmbeddedId AttachedDataKey key;

    String value;

    protected AttachedDataRow() {}

    AttachedDataRow(AttachedDataKey key, String value) {
        this.key = key;
        this.value = value;
    }
}
