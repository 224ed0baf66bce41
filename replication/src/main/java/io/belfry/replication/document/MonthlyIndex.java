package io.belfry.replication.document;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * The indices that the documents are in: one for each month (UTC), so that a month that is old goes
 * as a whole (D38). A document's index follows from its row, as its id does (E10).
 *
 * @param base the name that all of them have in common, and are read under: {@code queuelogs} (E3)
 */
public record MonthlyIndex(String base) {

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyyMM");
    private static final int MONTHS_BACK = 120;
    private static final int DAYS_OF_A_WEEK = 7;

    /** The pattern that their names have. */
    public String pattern() {
        return base + "-*";
    }

    /**
     * The index for a row of that time. What is more than ten years back, or further ahead than the
     * next month, comes from a PBX with a wrong clock; all of that has one index.
     */
    public String of(Instant time, Instant now) {
        YearMonth month = month(time);
        boolean plausible =
                !month.isBefore(month(now).minusMonths(MONTHS_BACK))
                        && !month.isAfter(month(now).plusMonths(1));
        return base + "-" + (plausible ? MONTH.format(month) : "undated");
    }

    /**
     * Whether all of an index is older than what is kept.
     *
     * @param weeks that are kept; everything when it is not above 0
     */
    public boolean isOld(String index, int weeks, Instant now) {
        Instant oldest = now.minus(Duration.ofDays((long) weeks * DAYS_OF_A_WEEK));
        return weeks > 0
                && monthOf(index)
                        .map(m -> m.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant())
                        .filter(end -> !end.isAfter(oldest))
                        .isPresent();
    }

    private Optional<YearMonth> monthOf(String index) {
        if (!index.startsWith(base + "-")) {
            return Optional.empty();
        }
        try {
            return Optional.of(YearMonth.parse(index.substring(base.length() + 1), MONTH));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static YearMonth month(Instant time) {
        return YearMonth.from(time.atOffset(ZoneOffset.UTC));
    }
}
