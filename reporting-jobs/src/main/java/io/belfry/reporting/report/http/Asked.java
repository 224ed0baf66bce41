package io.belfry.reporting.report.http;

import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The parameters of a report. */
public final class Asked {

    @RestQuery
    @Parameter(
            required = true,
            example = "2026-11-01",
            description =
                    "A local date, or a time with an offset (2026-11-21T10:15:00+01:00); the beginning of a quarter of an hour")
    Optional<String> from;

    @RestQuery
    @Parameter(required = true, example = "2026-12-01", description = "The same; not included")
    Optional<String> to;

    @RestQuery
    @Parameter(
            description =
                    "quarter (of at most 92 days), hour (366 days), day, month, or total, which is the default")
    Optional<String> interval;

    @RestQuery
    @Parameter(example = "Europe/Paris", description = "Zone of dates, days, and of the answer")
    Optional<String> zone;

    @RestQuery
    @Parameter(description = "Technical name; may be repeated")
    List<String> queue;

    @RestQuery
    @Parameter(description = "Number of an agent; may be repeated")
    List<String> agent;

    @RestQuery
    @Parameter(description = "Called number; may be repeated")
    List<String> number;

    @RestQuery
    @Parameter(description = "Reason of a pause; may be repeated")
    List<String> reason;

    @RestQuery
    @Parameter(description = "At most so many rows, up to 10000; 1000 without it")
    Optional<Integer> limit;

    @RestQuery
    @Parameter(description = "next of the page before")
    Optional<String> after;

    /** The names that a key is limited to; empty: no limit. */
    List<String> of(String key) {
        return switch (key) {
            case "queue" -> queue;
            case "agent" -> agent;
            case "number" -> number;
            case "reason" -> reason;
            default -> throw new IllegalArgumentException("no key " + key);
        };
    }
}
