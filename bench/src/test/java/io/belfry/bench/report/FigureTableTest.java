package io.belfry.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FigureTableTest {

    @Test
    void numbers_stand_to_the_right_and_the_ratio_is_value_by_limit() {
        List<String> lines =
                FigureTable.lines(
                        List.of(
                                new Figure("a/rate", 12345.6, "events/s", 49382.4, "bare tool"),
                                new Figure("long/latency-p99", 3, "ms", 1.5, "other tool")));

        assertThat(lines)
                .containsExactly(
                        "scenario           value  unit       limit  ratio  limit is",
                        "a/rate            12,346  events/s  49,382   0.25  bare tool",
                        "long/latency-p99    3.00  ms          1.50   2.00  other tool");
    }

    @Test
    void without_a_limit_there_is_no_ratio() {
        List<String> lines = FigureTable.lines(List.of(new Figure("a", 1, "ms", 0, "nothing")));

        assertThat(lines.getLast()).isEqualTo("a          1.00  ms     0.00      -  nothing");
    }

    @Test
    void from_one_hundred_on_numbers_are_whole() {
        assertThat(FigureTable.number(99.999)).isEqualTo("100.00");
        assertThat(FigureTable.number(100)).isEqualTo("100");
        assertThat(FigureTable.number(0.126)).isEqualTo("0.13");
        assertThat(FigureTable.number(-1234567)).isEqualTo("-1,234,567");
    }
}
