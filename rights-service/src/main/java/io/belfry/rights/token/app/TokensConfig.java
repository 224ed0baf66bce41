package io.belfry.rights.token.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What tokens are like. */
@ConfigMapping(prefix = "belfry.tokens")
public interface TokensConfig {

    /** How long a token is valid. */
    @WithDefault("PT8H")
    Duration ttl();
}
