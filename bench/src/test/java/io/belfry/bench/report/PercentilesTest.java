package io.belfry.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {

    /** Nearest rank over 15 20 35 40 50: rank ⌈p/100·5⌉, so p30 is the 2nd, p50 the 3rd. */
    @Test
    void takes_the_nearest_rank_whatever_the_order() {
        Percentiles samples = new Percentiles(new long[] {35, 15, 50, 20, 40});

        assertThat(samples.at(5)).isEqualTo(15);
        assertThat(samples.at(30)).isEqualTo(20);
        assertThat(samples.at(40)).isEqualTo(20);
        assertThat(samples.at(50)).isEqualTo(35);
        assertThat(samples.at(100)).isEqualTo(50);
    }

    /** Of 1…200 the 198 smallest are 99 %. */
    @Test
    void ninety_nine_percent_of_two_hundred_is_the_198th() {
        long[] oneTo200 = LongStream.rangeClosed(1, 200).toArray();

        assertThat(new Percentiles(oneTo200).at(99)).isEqualTo(198);
        assertThat(new Percentiles(oneTo200).count()).isEqualTo(200);
    }

    @Test
    void one_sample_is_every_percentile() {
        assertThat(new Percentiles(new long[] {7}).at(0.001)).isEqualTo(7);
        assertThat(new Percentiles(new long[] {7}).at(99)).isEqualTo(7);
    }

    @Test
    void the_given_array_stays_as_it_is() {
        long[] samples = {3, 1, 2};

        new Percentiles(samples);

        assertThat(samples).containsExactly(3, 1, 2);
    }

    @Test
    void refuses_what_has_no_answer() {
        assertThatThrownBy(() -> new Percentiles(new long[0]))
                .isInstanceOf(IllegalArgumentException.class);
        Percentiles one = new Percentiles(new long[] {1});
        assertThatThrownBy(() -> one.at(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> one.at(101)).isInstanceOf(IllegalArgumentException.class);
    }
}
