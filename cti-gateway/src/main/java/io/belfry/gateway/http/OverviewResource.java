package io.belfry.gateway.http;

import io.belfry.gateway.core.overview.Overview;
import io.belfry.gateway.core.session.Hub;
import io.belfry.gateway.kafka.StateConsumer;
import io.belfry.gateway.kafka.StreamAges;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;

/** What the overview page at {@code /} shows (O34): aggregates only, for everyone. */
@Path("/api/overview")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "overview")
public class OverviewResource {

    private final Hub hub;
    private final StateConsumer state;
    private final StreamAges streams;
    private final ServiceHealth services;
    private final InstantSource clock;
    private final String version;

    OverviewResource(
            Hub hub,
            StateConsumer state,
            StreamAges streams,
            ServiceHealth services,
            InstantSource clock,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.hub = hub;
        this.state = state;
        this.streams = streams;
        this.services = services;
        this.clock = clock;
        this.version = version;
    }

    /**
     * Everything the page shows.
     *
     * @param now the gateway's time, to which all ages refer
     * @param sockets open client connections
     */
    public record Page(
            String version,
            Instant now,
            boolean ready,
            int sockets,
            List<Overview.Pbx> pbxs,
            List<Stream> streams,
            List<ServiceHealth.Health> services) {}

    /** A stream and when its last event happened; null when there was none. */
    public record Stream(String name, Instant lastEvent) {}

    @GET
    @Cache(noStore = true)
    @Operation(summary = "What the overview page shows; aggregates only")
    public Page overview() {
        Instant now = clock.instant();
        return new Page(
                version,
                now,
                state.ready(),
                hub.sessions(),
                Overview.of(hub.view(), now).pbxs(),
                streams.lastEvents().entrySet().stream()
                        .map(e -> new Stream(e.getKey(), e.getValue().orElse(null)))
                        .toList(),
                services.all());
    }
}
