package io.belfry.pbx.source;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times as Asterisk writes them into rows: {@code 2026-11-21 10:25:51.922952} in the zone of the
 * PBX, the same with an offset, or epoch seconds. In the hour that comes twice in autumn a time
 * without offset is taken for the first one.
 */
public final class RowTimes {

    private static final Pattern EPOCH = Pattern.compile("(\\d{9,11})(?:\\.(\\d{1,6}))?");
    private static final DateTimeFormatter ISO =
            new DateTimeFormatterBuilder()
                    .appendPattern("uuuu-MM-dd['T'][' ']HH:mm:ss")
                    .optionalStart()
                    .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
                    .optionalEnd()
                    .optionalStart()
                    .appendOffset("+HH:mm", "Z")
                    .optionalEnd()
                    .optionalStart()
                    .appendOffset("+HHmm", "Z")
                    .optionalEnd()
                    .optionalStart()
                    .appendOffset("+HH", "Z")
                    .optionalEnd()
                    .toFormatter();

    private RowTimes() {}

    /**
     * Reads a time.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Instant parse(String text, ZoneId zone) {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException("the time is missing");
        }
        Matcher epoch = EPOCH.matcher(text.strip());
        if (epoch.matches()) {
            String micros = ((epoch.group(2) == null ? "" : epoch.group(2)) + "000000");
            return Instant.ofEpochSecond(
                    Long.parseLong(epoch.group(1)), Long.parseLong(micros.substring(0, 6)) * 1000);
        }
        try {
            TemporalAccessor time =
                    ISO.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from);
            return time instanceof OffsetDateTime offset
                    ? offset.toInstant()
                    : ((LocalDateTime) time).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a time: " + text, e);
        }
    }
}
