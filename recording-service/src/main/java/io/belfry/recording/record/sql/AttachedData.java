package io.belfry.recording.record.sql;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** Attached data of recordings. */
@ApplicationScoped
public class AttachedData implements PanacheRepositoryBase<AttachedDataRow, AttachedDataKey> {}
