package io.belfry.pbx.app;

import io.belfry.pbx.directory.LoadedDirectory;
import io.belfry.pbx.source.SourceStatus;
import io.belfry.pbx.source.kafka.SourceLoop;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready when the directory is published; says how far CEL and queue_log are read, and what is wrong
 * with them.
 */
@Readiness
@ApplicationScoped
public class DataHealth implements HealthCheck {

    private final Adapter adapter;

    DataHealth(Adapter adapter) {
        this.adapter = adapter;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder health = HealthCheckResponse.named("pbx-data");
        for (SourceLoop<?> source : adapter.sources()) {
            SourceStatus status = source.status();
            health.withData(source.name() + ".behind", status.behind());
            health.withData(source.name() + ".published", status.published());
            health.withData(source.name() + ".rows-per-second", Math.round(status.rowsPerSecond()));
            health.withData(source.name() + ".lag-seconds", status.lag().toSeconds());
            status.estimatedEnd()
                    .ifPresent(
                            end ->
                                    health.withData(
                                            source.name() + ".estimated-end", end.toString()));
            status.notice().ifPresent(n -> health.withData(source.name() + ".notice", n));
            status.failure().ifPresent(f -> health.withData(source.name() + ".failure", f));
        }
        adapter.directory().failure().ifPresent(f -> health.withData("directory.failure", f));
        List<LoadedDirectory.Problem> problems = adapter.directory().problems();
        if (!problems.isEmpty()) {
            health.withData("directory.problems", problems.size());
            health.withData("directory.problem", problems.getFirst().toString());
        }
        long letters = adapter.deadLetters();
        health.withData("dead-letters", letters);
        if (letters > 0) {
            health.withData("warning", letters + " records could not be read, see dead-letters");
        }
        return health.status(adapter.directory().published()).build();
    }
}
