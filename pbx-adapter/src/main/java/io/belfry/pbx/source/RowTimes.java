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
import java.util.Optional;
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

    private static final String FORM = "0000-00-00 00:00:00";
    private static final int SECONDS = FORM.length();
    private static final int FRACTION = SECONDS + 1;

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
        LocalDateTime usual = usual(text);
        if (usual != null) {
            return usual.atZone(zone).toInstant();
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

    /** The same, empty when it is none. */
    public static Optional<Instant> read(String text, ZoneId zone) {
        try {
            return Optional.of(parse(text, zone));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * {@code 2026-11-21 10:25:51.922952}, which is what nearly every row has: a formatter would
     * cost more than all the rest of reading it. Null for any other form.
     */
    private static LocalDateTime usual(String text) {
        int length = text.length();
        if (length < SECONDS || length == FRACTION || length > FRACTION + 6) {
            return null;
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            char form = i < SECONDS ? FORM.charAt(i) : i == SECONDS ? '.' : '0';
            if (form == '0' ? c < '0' || c > '9' : c != form) {
                return null;
            }
        }
        int nanos = 0;
        for (int i = FRACTION; i < FRACTION + 9; i++) {
            nanos = nanos * 10 + (i < length ? text.charAt(i) - '0' : 0);
        }
        try {
            return LocalDateTime.of(
                    number(text, 0, 4),
                    number(text, 5, 7),
                    number(text, 8, 10),
                    number(text, 11, 13),
                    number(text, 14, 16),
                    number(text, 17, 19),
                    nanos);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a time: " + text, e);
        }
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
