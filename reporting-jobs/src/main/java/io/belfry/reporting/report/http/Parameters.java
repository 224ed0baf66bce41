package io.belfry.reporting.report.http;

import io.belfry.reporting.report.Interval;
import io.belfry.reporting.report.Question;
import io.belfry.reporting.report.Range;
import io.belfry.reporting.report.Report;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BadRequestException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes sense of what callers write; who writes anything else is told what is wanted. */
@Singleton
class Parameters {

    private static final int MOST = 10_000;
    private static final int USUAL = 1_000;

    private final ZoneId usualZone;

    Parameters(@ConfigProperty(name = "belfry.time-zone") Optional<String> usualZone) {
        this.usualZone =
                usualZone
                        .filter(name -> !name.isBlank())
                        .map(ZoneId::of)
                        .orElseGet(ZoneId::systemDefault);
    }

    static Report report(String name) {
        return Report.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    Range range(Asked asked) {
        ZoneId zone = asked.zone.map(Parameters::zone).orElse(usualZone);
        Interval interval = asked.interval.map(Parameters::interval).orElse(Interval.TOTAL);
        Instant from = time("from", asked.from, zone);
        Instant to = time("to", asked.to, zone);
        try {
            return new Range(from, to, interval, zone);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(e.getMessage(), e);
        }
    }

    int size(Asked asked) {
        int size = asked.limit.orElse(USUAL);
        if (size < 1 || size > MOST) {
            throw new BadRequestException("limit must be from 1 to " + MOST);
        }
        return size;
    }

    static Question.Place place(Report report, Range range, String text) {
        try {
            return Places.parse(report, range.starts(), text);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException("after must be the next of a page of this report", e);
        }
    }

    private static Instant time(String name, Optional<String> text, ZoneId zone) {
        String given = text.orElse("");
        try {
            return given.contains("T")
                    ? OffsetDateTime.parse(given).toInstant()
                    : LocalDate.parse(given).atStartOfDay(zone).toInstant();
        } catch (DateTimeException e) {
            throw new BadRequestException(
                    name
                            + " must be a date, such as 2026-11-21, or a time with an offset, such as 2026-11-21T10:00:00+01:00",
                    e);
        }
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new BadRequestException("zone must be one such as Europe/Paris", e);
        }
    }

    private static Interval interval(String name) {
        return Arrays.stream(Interval.values())
                .filter(i -> i.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new BadRequestException(
                                        "interval must be quarter, hour, day, month or total"));
    }
}
