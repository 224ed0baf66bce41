package io.belfry.stats.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.contracts.id.QueueName;
import io.belfry.contracts.state.ServiceLevelFormula;
import io.belfry.stats.config.StatsConfig;
import io.belfry.stats.queue.QueueRules;
import io.belfry.stats.queue.RuleBook;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** C12: thresholds are configuration, for all queues and for one. */
class RulesTest {

    @Test
    void withoutSettingsTheNamesOfTheProtocolMeanWhatTheySay() {
        RuleBook rules = rules(Map.of());
        assertThat(rules).isEqualTo(RuleBook.STANDARD);
        assertThat(rules.of(new QueueName("support")))
                .isEqualTo(new QueueRules(15, 15, 0, 5, ServiceLevelFormula.OFFERED));
    }

    @Test
    void whatIsNotSetForAQueueIsAsForAll() {
        RuleBook rules =
                rules(
                        Map.of(
                                "belfry.stats.answer-threshold", "10",
                                "belfry.stats.queues.\"vip\".abandon-threshold", "30",
                                "belfry.stats.queues.\"vip\".service-threshold", "8",
                                "belfry.stats.queues.\"vip\".service-formula",
                                        "without-short-abandons"));
        assertThat(rules.of(new QueueName("vip")))
                .isEqualTo(
                        new QueueRules(10, 30, 8, 5, ServiceLevelFormula.WITHOUT_SHORT_ABANDONS));
        assertThat(rules.of(new QueueName("support")))
                .isEqualTo(new QueueRules(10, 15, 0, 5, ServiceLevelFormula.OFFERED));
    }

    private static RuleBook rules(Map<String, String> settings) {
        return Rules.of(
                new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withMapping(StatsConfig.class)
                        .withSources(new PropertiesConfigSource(settings, "test", 100))
                        .build()
                        .getConfigMapping(StatsConfig.class));
    }
}
