package io.belfry.rights.user.sql;

import io.belfry.contracts.config.ConfiguredProfile;
import io.belfry.contracts.config.UserConfig;
import io.belfry.contracts.id.AgentId;
import io.belfry.contracts.id.GroupId;
import io.belfry.contracts.id.LineId;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.QueueId;
import io.belfry.contracts.id.UserId;
import io.belfry.rights.user.DirectoryUser;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;

/** A user as the directory last named it; kept, inactive, when the directory drops it. */
@Entity
@Table(name = "directory_user")
public class DirectoryUserRow {

    @EmbeddedId UserKey key;

    String login;

    @Column(name = "first_name")
    String firstName;

    @Column(name = "last_name")
    String lastName;

    @Enumerated(EnumType.STRING)
    ConfiguredProfile profile;

    @Column(name = "line_id")
    Integer lineId;

    @Column(name = "agent_id")
    Integer agentId;

    @Column(name = "supervised_queues")
    Integer[] supervisedQueues;

    @Column(name = "supervised_groups")
    Integer[] supervisedGroups;

    boolean active;

    @Column(name = "changed_at")
    Instant changedAt;

    protected DirectoryUserRow() {}

    static DirectoryUserRow of(UserKey key, UserConfig config, Instant time) {
        DirectoryUserRow row = new DirectoryUserRow();
        row.key = key;
        row.take(config, time);
        return row;
    }

    void take(UserConfig config, Instant time) {
        login = config.ctiLogin();
        firstName = config.firstName();
        lastName = config.lastName();
        profile = config.profile() == null ? ConfiguredProfile.NONE : config.profile();
        lineId = config.line() == null ? null : config.line().value();
        agentId = config.agent() == null ? null : config.agent().value();
        supervisedQueues = IdLists.toArray(config.queues(), QueueId::value);
        supervisedGroups = IdLists.toArray(config.groups(), GroupId::value);
        active = true;
        changedAt = time;
    }

    DirectoryUser toUser() {
        return new DirectoryUser(
                new PbxId(key.pbx()),
                new UserConfig(
                        new UserId(key.userId()),
                        firstName,
                        lastName,
                        login,
                        profile,
                        lineId == null ? null : new LineId(lineId),
                        agentId == null ? null : new AgentId(agentId),
                        null,
                        null,
                        IdLists.toList(supervisedQueues, QueueId::new),
                        IdLists.toList(supervisedGroups, GroupId::new)));
    }
}
