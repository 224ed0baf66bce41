package io.belfry.recording.record.http;

import io.belfry.recording.record.Direction;
import io.belfry.recording.record.RecordingFilter;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;

/** The query of a search. */
public class SearchParameters {

    @RestQuery Optional<String> agent;
    @RestQuery Optional<String> queue;

    /** First start, inclusive: ISO 8601 with offset or Z. */
    @RestQuery Optional<String> from;

    /** Last start, exclusive. */
    @RestQuery Optional<String> to;

    @RestQuery Optional<String> caller;
    @RestQuery Optional<String> callee;

    @RestQuery
    @DefaultValue("all")
    @Pattern(regexp = "incoming|outgoing|all")
    String direction;

    @RestQuery Optional<String> key;
    @RestQuery Optional<String> value;

    @RestQuery
    @DefaultValue("1")
    @Min(1)
    @Max(10_000)
    int page;

    @RestQuery
    @DefaultValue("20")
    @Min(1)
    @Max(100)
    int pageSize;

    RecordingFilter toFilter() {
        return new RecordingFilter(
                agent,
                queue,
                from.map(time -> instant("from", time)),
                to.map(time -> instant("to", time)),
                caller,
                callee,
                direction.equals("all")
                        ? Optional.empty()
                        : Optional.of(Direction.valueOf(direction.toUpperCase(Locale.ROOT))),
                key,
                value);
    }

    private static Instant instant(String name, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new BadRequestException(
                    "'%s' is not a time such as 2026-03-02T08:00:00Z.".formatted(name));
        }
    }
}
