package io.belfry.testing.infra;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Gives a Quarkus test the shared broker with topics of its own: sets {@code
 * kafka.bootstrap.servers} and {@code belfry.topic-prefix}, and fills {@link InjectKafka} fields.
 */
public class KafkaTestResource implements QuarkusTestResourceLifecycleManager {

    private KafkaFixture fixture;

    @Override
    public Map<String, String> start() {
        fixture = KafkaFixture.create();
        return Map.of(
                "kafka.bootstrap.servers", fixture.bootstrap(),
                "belfry.topic-prefix", fixture.prefix());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(
                fixture,
                new TestInjector.AnnotatedAndMatchesType(InjectKafka.class, KafkaFixture.class));
    }

    @Override
    public void stop() {
        if (fixture != null) {
            fixture.close();
            fixture = null;
        }
    }
}
