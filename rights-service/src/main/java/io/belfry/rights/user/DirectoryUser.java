package io.belfry.rights.user;

import io.belfry.contracts.config.UserConfig;
import io.belfry.contracts.id.PbxId;
import java.util.Objects;

/** A user that the directory of a PBX names today. */
public record DirectoryUser(PbxId pbx, UserConfig config) {

    public DirectoryUser {
        Objects.requireNonNull(pbx, "pbx");
        Objects.requireNonNull(config.id(), "id");
    }

    /** True when the user can log in: only these have rights. */
    public boolean hasLogin() {
        return config.ctiLogin() != null && !config.ctiLogin().isBlank();
    }
}
