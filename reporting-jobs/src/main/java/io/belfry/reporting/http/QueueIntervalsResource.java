package io.belfry.reporting.http;

import io.belfry.contracts.id.PbxId;
import io.belfry.contracts.id.QueueName;
import io.belfry.reporting.sql.QueueIntervals;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * The figures of {@code stat_queue_periodic} for the caller's PBX. For administrators: a supervisor
 * may be limited to some queues (A39), and this service does not know to which.
 */
@Path("/reports/queues/intervals")
@Tag(name = "Reports")
public class QueueIntervalsResource {

    private static final Duration LONGEST = Duration.ofDays(92);

    private final QueueIntervals intervals;
    private final JsonWebToken token;

    QueueIntervalsResource(QueueIntervals intervals, JsonWebToken token) {
        this.intervals = intervals;
        this.token = token;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed("admin")
    @Operation(summary = "Calls per queue and quarter of an hour, by time and queue")
    @APIResponse(responseCode = "200", description = "The quarters in which there were calls")
    @APIResponse(responseCode = "400", description = "A time is missing or wrong")
    public List<QueueIntervalView> between(
            @Parameter(required = true, example = "2026-11-21T10:00:00+01:00") @RestQuery
                    String from,
            @Parameter(required = true, description = "Not included; at most 92 days later")
                    @RestQuery
                    String to,
            @Parameter(description = "Technical name of a queue; all of them without it") @RestQuery
                    Optional<String> queue)
            throws SQLException {
        Instant first = Times.instant("from", from);
        Instant end = Times.instant("to", to);
        if (end.isBefore(first) || Duration.between(first, end).compareTo(LONGEST) > 0) {
            throw new BadRequestException("to must be after from, by 92 days at most");
        }
        return intervals
                .between(
                        new PbxId(token.getClaim("pbx")),
                        first,
                        end,
                        queue.filter(name -> !name.isBlank()).map(QueueName::new))
                .stream()
                .map(QueueIntervalView::of)
                .toList();
    }
}
