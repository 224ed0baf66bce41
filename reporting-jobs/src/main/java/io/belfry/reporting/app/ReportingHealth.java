package io.belfry.reporting.app;

import io.belfry.contracts.kafka.LoopState;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Says whether the derived tables are being written, and if not, why and since when. */
@Readiness
@Singleton
public class ReportingHealth implements HealthCheck {

    private final Reporting reporting;

    ReportingHealth(Reporting reporting) {
        this.reporting = reporting;
    }

    @Override
    public HealthCheckResponse call() {
        LoopState state = reporting.state();
        String text =
                !reporting.running()
                        ? "stopped"
                        : state.failure()
                                .map(why -> "failing since " + state.since() + ": " + why)
                                .orElse("writing");
        return HealthCheckResponse.named("reporting")
                .withData("postgresql", text)
                .withData("records", state.records())
                .withData("dead-letters", state.deadLetters())
                .status(reporting.running() && !state.failing())
                .build();
    }
}
