package io.belfry.reporting.app;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.InstantSource;

/** The clock of the machine. */
@Singleton
class ClockProducer {

    @Produces
    @Singleton
    InstantSource clock() {
        return Clock.systemUTC();
    }
}
