package io.belfry.contracts.pbx;

/**
 * How far a source of rows has been read: committed in one transaction with the rows. {@code
 * source} is {@code cel} or {@code queue-log}; {@code value} is for the adapter alone.
 */
public record SourcePosition(String source, String value) {}
