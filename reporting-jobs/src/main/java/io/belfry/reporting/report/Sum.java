package io.belfry.reporting.report;

/**
 * A figure that adds up.
 *
 * @param name in JSON and CSV
 * @param column of the view
 */
public record Sum(String name, String column, String meaning) {}
