package io.belfry.reporting.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/**
 * A figure that follows from sums, to one decimal.
 *
 * @param plus names of sums that are added
 * @param minus names of sums that are taken from {@code by}
 * @param times 100 for a percentage, 1 for an average
 */
public record Ratio(
        String name, String meaning, List<String> plus, String by, List<String> minus, int times) {

    static Ratio percent(String name, String meaning, List<String> plus, String of) {
        return new Ratio(name, meaning, plus, of, List.of(), 100);
    }

    static Ratio average(String name, String meaning, List<String> plus, String per) {
        return new Ratio(name, meaning, plus, per, List.of(), 1);
    }

    /** Its value; null where there is nothing to divide by. */
    public BigDecimal of(Map<String, Long> sums) {
        long divisor = sums.get(by) - total(minus, sums);
        return divisor == 0
                ? null
                : BigDecimal.valueOf(total(plus, sums) * times)
                        .divide(BigDecimal.valueOf(divisor), 1, RoundingMode.HALF_UP);
    }

    private static long total(List<String> names, Map<String, Long> sums) {
        return names.stream().mapToLong(sums::get).sum();
    }
}
