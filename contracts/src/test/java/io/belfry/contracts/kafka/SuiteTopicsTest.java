package io.belfry.contracts.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.belfry.contracts.Topic;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SuiteTopicsTest {

    @Test
    void theKindOfATopicBecomesItsSettings() {
        // One day is 24 * 60 * 60 * 1000 ms.
        assertThat(SuiteTopics.settings(new Topic.Kind.Log(Duration.ofDays(1))))
                .isEqualTo(
                        Map.of(
                                "retention.ms",
                                "86400000",
                                "message.timestamp.after.max.ms",
                                "9223372036854775807"));
        assertThat(SuiteTopics.settings(new Topic.Kind.Compacted()))
                .isEqualTo(
                        Map.of(
                                "cleanup.policy",
                                "compact",
                                "message.timestamp.after.max.ms",
                                "9223372036854775807"));
    }

    @Test
    void anEmptyPrefixNeverDeletesTopics() {
        assertThatThrownBy(() -> SuiteTopics.deleteAll("127.0.0.1:1", ""))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
