package io.belfry.reporting.report;

/**
 * What a report tells apart.
 *
 * @param name in JSON, in CSV, and as a parameter that limits the report
 * @param column of the view
 * @param kind whose rights it is a matter of
 */
public record Key(String name, String column, Kind kind) {

    /** What a key names. */
    public enum Kind {
        QUEUE,
        AGENT,
        OTHER
    }
}
