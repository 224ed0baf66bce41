package io.belfry.stats.http;

import io.belfry.contracts.Topics;
import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.state.AgentStatus;
import io.belfry.contracts.state.PhoneState;
import io.belfry.contracts.state.QueueCalls;
import io.belfry.contracts.state.QueueIntervals;
import io.belfry.contracts.state.QueueStatistics;
import io.belfry.stats.kafka.PublishedObjects;
import io.belfry.stats.kafka.PublishedObjects.Published;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * What this instance published last about the caller's PBX, object by object. For administrators: a
 * supervisor may be limited to some queues and groups (A39, A40), and this service does not know to
 * which. 503 while the state is being restored.
 */
@Path("/stats")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
@Tag(name = "stats", description = "Live state and counters, as published last")
@APIResponse(responseCode = "503", description = "The state is being restored")
public class StatsResource {

    private final PublishedObjects objects;
    private final JsonWebToken token;

    StatsResource(PublishedObjects objects, JsonWebToken token) {
        this.objects = objects;
        this.token = token;
    }

    @GET
    @Path("/queues")
    @Operation(summary = "Counters of every queue; null where there is nothing to compute from")
    @APIResponse(responseCode = "200", description = "One entry for each queue")
    public List<Published<QueueView>> queues() {
        return objects.all(Topics.STATS_QUEUES, pbx()).stream().map(this::view).toList();
    }

    @GET
    @Path("/queues/{id}")
    @Operation(summary = "Counters of a queue; null where there is nothing to compute from")
    @APIResponse(responseCode = "200", description = "One entry")
    @APIResponse(responseCode = "404", description = "The PBX has no queue with this id")
    public List<Published<QueueView>> queue(@PathParam("id") int id) {
        return List.of(
                view(
                        objects.withId(Topics.STATS_QUEUES, pbx(), id)
                                .orElseThrow(NotFoundException::new)));
    }

    @GET
    @Path("/queues/{id}/intervals")
    @Operation(summary = "The current day of a queue in quarters of an hour, with service levels")
    @APIResponse(responseCode = "200", description = "Whole day and quarters with calls")
    @APIResponse(responseCode = "404", description = "The PBX has no queue with this id")
    public Published<QueueIntervals> intervals(@PathParam("id") int id) {
        return objects.withId(Topics.STATS_QUEUE_INTERVALS, pbx(), id)
                .orElseThrow(NotFoundException::new);
    }

    @GET
    @Path("/queue-calls")
    @Operation(summary = "The callers who wait, queue by queue")
    public List<Published<QueueCalls>> queueCalls() {
        return objects.all(Topics.STATE_QUEUE_CALLS, pbx());
    }

    @GET
    @Path("/agents")
    @Operation(summary = "Counters of every agent; null where there is nothing to compute from")
    public List<Published<AgentView>> agents() {
        return objects.all(Topics.STATS_AGENTS, pbx()).stream()
                .map(a -> a.map(AgentView::of))
                .toList();
    }

    @GET
    @Path("/agents/{id}")
    @Operation(summary = "Counters of an agent; null where there is nothing to compute from")
    @APIResponse(responseCode = "200", description = "One entry")
    @APIResponse(responseCode = "404", description = "The PBX has no agent with this id")
    public List<Published<AgentView>> agent(@PathParam("id") int id) {
        return List.of(
                objects.withId(Topics.STATS_AGENTS, pbx(), id)
                        .orElseThrow(NotFoundException::new)
                        .map(AgentView::of));
    }

    @GET
    @Path("/agent-states")
    @Operation(summary = "The state of every agent")
    public List<Published<AgentStatus>> agentStates() {
        return objects.all(Topics.STATE_AGENTS, pbx());
    }

    @GET
    @Path("/phones")
    @Operation(summary = "The status of every line")
    public List<Published<PhoneState>> phones() {
        return objects.all(Topics.STATE_PHONES, pbx());
    }

    private Published<QueueView> view(Published<QueueStatistics> queue) {
        QueueIntervals intervals =
                objects.withId(
                                Topics.STATS_QUEUE_INTERVALS,
                                queue.pbx(),
                                queue.object().id().value())
                        .map(Published::object)
                        .orElse(null);
        return queue.map(q -> QueueView.of(q, intervals));
    }

    private PbxId pbx() {
        return new PbxId(token.getClaim("pbx"));
    }
}
