package io.belfry.rights.user.sql;

import io.belfry.contracts.id.GroupId;
import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.rights.Profile;
import io.belfry.rights.user.RightsOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;

/** Rights an administrator gave, with who and when. */
@Entity
@Table(name = "rights_override")
public class RightsOverrideRow {

    @EmbeddedId UserKey key;

    @Enumerated(EnumType.STRING)
    Profile profile;

    @Column(name = "extra_rights")
    String[] extraRights;

    @Column(name = "supervised_queues")
    Integer[] supervisedQueues;

    @Column(name = "supervised_groups")
    Integer[] supervisedGroups;

    @Column(name = "changed_by")
    String changedBy;

    @Column(name = "changed_at")
    Instant changedAt;

    protected RightsOverrideRow() {}

    static RightsOverrideRow of(UserKey key, RightsOverride override, String by, Instant time) {
        RightsOverrideRow row = new RightsOverrideRow();
        row.key = key;
        row.take(override, by, time);
        return row;
    }

    void take(RightsOverride override, String by, Instant time) {
        profile = override.profile();
        extraRights = override.rights() == null ? null : override.rights().toArray(String[]::new);
        supervisedQueues = IdLists.toArray(override.queues(), QueueId::value);
        supervisedGroups = IdLists.toArray(override.groups(), GroupId::value);
        changedBy = by;
        changedAt = time;
    }

    RightsOverride toOverride() {
        return new RightsOverride(
                profile,
                extraRights == null ? null : List.of(extraRights),
                IdLists.toList(supervisedQueues, QueueId::new),
                IdLists.toList(supervisedGroups, GroupId::new));
    }
}
