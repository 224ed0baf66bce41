package io.belfry.bench.report;

/**
 * One measured figure beside its limit of the same run.
 *
 * @param name scenario and what of it, such as {@code ami-to-kafka/events}
 * @param value what the suite did
 * @param unit of value and limit: {@code events/s}, {@code ms}, …
 * @param limit what the bare tool did with the same bytes
 * @param limitOf which bare tool that is
 */
public record Figure(String name, double value, String unit, double limit, String limitOf) {

    /**
     * Value by limit: of a rate, the part of the possible that is reached; of a time, how many
     * times as long it takes. Not a number when the limit is zero.
     */
    public double ratio() {
        return limit == 0 ? Double.NaN : value / limit;
    }
}
