package io.belfry.reporting.app;

import io.belfry.reporting.sql.Forgetting;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Keeps the working rows small. */
@Singleton
class Housekeeping {

    private final Forgetting forgetting;
    private final InstantSource clock;
    private final Duration keep;

    Housekeeping(
            Forgetting forgetting,
            InstantSource clock,
            @ConfigProperty(name = "belfry.reporting.keep-rows", defaultValue = "8D")
                    Duration keep) {
        this.forgetting = forgetting;
        this.clock = clock;
        this.keep = keep;
    }

    @Scheduled(every = "1h", delayed = "10m")
    void forget() throws SQLException {
        int rows = forgetting.forgetCallsBefore(clock.instant().minus(keep));
        Log.debugf("%d rows of calls older than %s forgotten", rows, keep);
    }
}
