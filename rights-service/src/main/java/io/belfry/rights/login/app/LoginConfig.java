package io.belfry.rights.login.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How logins are checked. */
@ConfigMapping(prefix = "belfry.login")
public interface LoginConfig {

    /** Wrong passwords in a row before a login has to wait. */
    @WithDefault("5")
    @Min(1)
    int failuresAllowed();

    /** How long it waits, counted from the first of them. */
    @WithDefault("PT1M")
    Duration window();

    /** Passwords verified at the same time; each takes a core and the memory of its hash. */
    @WithDefault("2")
    @Min(1)
    int parallel();

    /** Logins that wait for their turn; more are answered 503. */
    @WithDefault("100")
    @Min(1)
    int waiting();
}
