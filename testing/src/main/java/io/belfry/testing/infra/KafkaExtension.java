package io.belfry.testing.infra;

/** For tests without Quarkus: fills {@link InjectKafka} fields, with topics of their own. */
public final class KafkaExtension extends FixtureExtension<KafkaFixture> {

    public KafkaExtension() {
        super(InjectKafka.class, KafkaFixture.class, _ -> KafkaFixture.create());
    }
}
