package io.belfry.stats.http;

import io.belfry.contracts.Topics;
import io.belfry.contracts.state.AgentStatistics;
import io.belfry.contracts.state.AgentStatus;
import io.belfry.contracts.state.PhoneState;
import io.belfry.contracts.state.QueueCalls;
import io.belfry.contracts.state.QueueStatistics;
import io.belfry.stats.kafka.PublishedObjects;
import io.belfry.stats.kafka.PublishedObjects.Published;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What this instance published last, object by object. 503 while the state is being restored. */
@Path("/stats")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "stats", description = "Live state and counters, as published last")
public class StatsResource {

    private final PublishedObjects objects;

    StatsResource(PublishedObjects objects) {
        this.objects = objects;
    }

    @GET
    @Path("/queues")
    @Operation(summary = "Counters of every queue")
    public List<Published<QueueStatistics>> queues() {
        return objects.all(Topics.STATS_QUEUES);
    }

    @GET
    @Path("/queues/{id}")
    @Operation(summary = "Counters of a queue, one entry per PBX that has one with this id")
    @APIResponse(responseCode = "404", description = "No PBX has a queue with this id")
    public List<Published<QueueStatistics>> queue(@PathParam("id") int id) {
        return found(objects.withId(Topics.STATS_QUEUES, id));
    }

    @GET
    @Path("/queue-calls")
    @Operation(summary = "The callers who wait, queue by queue")
    public List<Published<QueueCalls>> queueCalls() {
        return objects.all(Topics.STATE_QUEUE_CALLS);
    }

    @GET
    @Path("/agents")
    @Operation(summary = "Counters of every agent")
    public List<Published<AgentStatistics>> agents() {
        return objects.all(Topics.STATS_AGENTS);
    }

    @GET
    @Path("/agents/{id}")
    @Operation(summary = "Counters of an agent, one entry per PBX that has one with this id")
    @APIResponse(responseCode = "404", description = "No PBX has an agent with this id")
    public List<Published<AgentStatistics>> agent(@PathParam("id") int id) {
        return found(objects.withId(Topics.STATS_AGENTS, id));
    }

    @GET
    @Path("/agent-states")
    @Operation(summary = "The state of every agent")
    public List<Published<AgentStatus>> agentStates() {
        return objects.all(Topics.STATE_AGENTS);
    }

    @GET
    @Path("/phones")
    @Operation(summary = "The status of every line")
    public List<Published<PhoneState>> phones() {
        return objects.all(Topics.STATE_PHONES);
    }

    private static <T> List<Published<T>> found(List<Published<T>> some) {
        if (some.isEmpty()) {
            throw new NotFoundException();
        }
        return some;
    }
}
