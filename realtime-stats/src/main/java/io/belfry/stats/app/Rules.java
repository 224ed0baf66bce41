package io.belfry.stats.app;

import io.belfry.contracts.id.QueueName;
import io.belfry.stats.config.QueueRulesConfig;
import io.belfry.stats.config.StatsConfig;
import io.belfry.stats.queue.QueueRules;
import io.belfry.stats.queue.RuleBook;
import java.util.HashMap;
import java.util.Map;

/** The rules of the queues, as configured. */
final class Rules {

    private Rules() {}

    static RuleBook of(StatsConfig config) {
        QueueRules standard =
                new QueueRules(
                        config.answerThreshold(),
                        config.abandonThreshold(),
                        config.serviceThreshold(),
                        config.shortAbandon(),
                        config.serviceFormula());
        Map<QueueName, QueueRules> own = new HashMap<>();
        config.queues().forEach((name, c) -> own.put(new QueueName(name), of(c, standard)));
        return new RuleBook(standard, own);
    }

    private static QueueRules of(QueueRulesConfig config, QueueRules standard) {
        return new QueueRules(
                config.answerThreshold().orElse(standard.answerSeconds()),
                config.abandonThreshold().orElse(standard.abandonSeconds()),
                config.serviceThreshold().orElse(standard.serviceSeconds()),
                config.shortAbandon().orElse(standard.shortAbandonSeconds()),
                config.serviceFormula().orElse(standard.formula()));
    }
}
