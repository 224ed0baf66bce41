package io.belfry.gateway.http;

import io.belfry.gateway.kafka.StateConsumer;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the state view has everything that was in the topics at the start. */
@Readiness
public class StateReadiness implements HealthCheck {

    private final StateConsumer consumer;

    StateReadiness(StateConsumer consumer) {
        this.consumer = consumer;
    }

    @Override
    public HealthCheckResponse call() {
        String waitingFor = consumer.waitingFor();
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("state view").status(waitingFor.isEmpty());
        return waitingFor.isEmpty()
                ? response.build()
                : response.withData("waitingFor", waitingFor).build();
    }
}
