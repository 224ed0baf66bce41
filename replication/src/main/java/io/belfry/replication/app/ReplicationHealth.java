package io.belfry.replication.app;

import io.belfry.contracts.kafka.BatchLoop;
import io.belfry.contracts.kafka.LoopState;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Says of each store whether it is being written, and if not, why and since when. */
@Readiness
@Singleton
public class ReplicationHealth implements HealthCheck {

    private final Replication replication;

    ReplicationHealth(Replication replication) {
        this.replication = replication;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("replication");
        boolean up = true;
        for (var entry : replication.loops().entrySet()) {
            BatchLoop loop = entry.getValue();
            LoopState state = loop.state();
            up &= loop.running() && !state.failing();
            String text =
                    !loop.running()
                            ? "stopped"
                            : state.failure()
                                    .map(why -> "failing since " + state.since() + ": " + why)
                                    .orElse("writing");
            answer.withData(entry.getKey(), text)
                    .withData(entry.getKey() + "-records", state.records())
                    .withData(entry.getKey() + "-dead-letters", state.deadLetters());
        }
        return answer.status(up).build();
    }
}
