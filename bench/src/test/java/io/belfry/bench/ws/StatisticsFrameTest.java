package io.belfry.bench.ws;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StatisticsFrameTest {

    @Test
    void the_number_is_the_value_of_the_counter_of_entered_calls() {
        assertThat(
                        number(
                                "{\"msgType\":\"QueueStatistics\",\"ctiMessage\":{\"queueId\":7,\"counters\":["
                                        + "{\"statName\":\"EWT\",\"value\":3},"
                                        + "{\"statName\":\"TotalNumberCallsEntered\",\"value\":1000042},"
                                        + "{\"statName\":\"TotalNumberCallsEnteredLastHour\",\"value\":5}]}}"))
                .isEqualTo(1_000_042);
    }

    @Test
    void other_frames_have_no_number() {
        assertThat(number("{\"msgType\":\"ping\",\"ctiMessage\":{}}")).isEqualTo(-1);
        assertThat(
                        number(
                                "{\"msgType\":\"AgentStatistics\",\"ctiMessage\":{\"counters\":["
                                        + "{\"statName\":\"TotalNumberCallsEntered\",\"value\":1}]}}"))
                .isEqualTo(-1);
        assertThat(
                        number(
                                "{\"msgType\":\"QueueStatistics\",\"ctiMessage\":{\"queueId\":7,\"counters\":[]}}"))
                .isEqualTo(-1);
        assertThat(number("")).isEqualTo(-1);
    }

    private static int number(String frame) {
        return StatisticsFrame.number(frame.getBytes(StandardCharsets.UTF_8));
    }
}
