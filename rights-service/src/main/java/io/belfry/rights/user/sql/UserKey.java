package io.belfry.rights.user.sql;

import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;

/** A user of one PBX: the key of every table here. */
@Embeddable
public record UserKey(@Column(name = "pbx") String pbx, @Column(name = "user_id") int userId)
        implements Serializable {

    public static UserKey of(PbxId pbx, UserId user) {
        return new UserKey(pbx.value(), user.value());
    }
}
