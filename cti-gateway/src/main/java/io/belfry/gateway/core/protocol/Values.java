package io.belfry.gateway.core.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** How single values look on the wire. */
final class Values {

    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx");

    private Values() {}

    /** ISO-8601 with milliseconds and offset (A18). */
    static String dateTime(Instant time, ZoneId zone) {
        return DATE_TIME.format(time.atZone(zone));
    }

    /** Integral values as integers, others with their fraction. */
    static JsonNode number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < Long.MAX_VALUE) {
            return Wire.JSON.numberNode((long) value);
        }
        return Wire.JSON.numberNode(value);
    }

    static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
