package io.belfry.pbx.app;

import io.belfry.contracts.pbx.PbxLink;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the AMI link is up; says where it goes, never the secret. */
@Readiness
@ApplicationScoped
public class LinkHealth implements HealthCheck {

    private final Adapter adapter;

    LinkHealth(Adapter adapter) {
        this.adapter = adapter;
    }

    @Override
    public HealthCheckResponse call() {
        PbxLink link = adapter.linkState().get();
        HealthCheckResponseBuilder health =
                HealthCheckResponse.named("pbx-link")
                        .status(link instanceof PbxLink.Up)
                        .withData("pbx", adapter.settings().name().value())
                        .withData("address", adapter.settings().ami().address())
                        .withData("buffer", buffer());
        adapter.kafkaFailure().ifPresent(f -> health.withData("kafka", f));
        switch (link) {
            case null -> health.withData("state", "starting");
            case PbxLink.Up(var since, String version, var _) ->
                    health.withData("state", "up")
                            .withData("since", since.toString())
                            .withData("version", version);
            case PbxLink.Resyncing(var since, String version, var _) ->
                    health.withData("state", "resyncing")
                            .withData("since", since.toString())
                            .withData("version", version);
            case PbxLink.Down(var since, String reason) ->
                    health.withData("state", "down")
                            .withData("since", since.toString())
                            .withData("reason", reason);
        }
        return health.build();
    }

    /** Such as {@code 3 of 20000, at most 812}. */
    private String buffer() {
        return adapter.link()
                .buffer()
                .map(b -> b.size() + " of " + b.capacity() + ", at most " + b.highest())
                .orElse("none");
    }
}
