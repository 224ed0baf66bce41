package io.belfry.reporting.report.http;

import io.belfry.reporting.report.Figures;
import io.belfry.reporting.report.Question.Place;
import io.belfry.reporting.report.Report;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Places in a report as texts for URLs. */
final class Places {

    private static final String BETWEEN = "\u001f";

    private Places() {}

    static String text(Figures last) {
        String plain = last.from() + BETWEEN + String.join(BETWEEN, last.keys());
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The place of that text.
     *
     * @throws IllegalArgumentException when it is none in that report
     */
    static Place parse(Report report, List<Instant> starts, String text) {
        String[] parts =
                new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8)
                        .split(BETWEEN, -1);
        try {
            Instant from = Instant.parse(parts[0]);
            if (parts.length == report.keys().size() + 1 && starts.contains(from)) {
                return new Place(from, Arrays.asList(parts).subList(1, parts.length));
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("after must be the next of a page", e);
        }
        throw new IllegalArgumentException("after must be the next of a page of this report");
    }
}
