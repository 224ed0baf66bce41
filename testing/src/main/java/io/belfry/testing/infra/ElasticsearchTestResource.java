package io.belfry.testing.infra;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Gives a Quarkus test the shared Elasticsearch: sets {@code quarkus.elasticsearch.hosts} and
 * {@code belfry.elasticsearch.index-prefix}, unique, and fills {@link InjectElasticsearch} fields.
 */
public class ElasticsearchTestResource implements QuarkusTestResourceLifecycleManager {

    private ElasticsearchFixture fixture;

    @Override
    public Map<String, String> start() {
        fixture = ElasticsearchFixture.create();
        return Map.of(
                "quarkus.elasticsearch.hosts", fixture.host(),
                "belfry.elasticsearch.index-prefix", fixture.indexPrefix());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(
                fixture,
                new TestInjector.AnnotatedAndMatchesType(
                        InjectElasticsearch.class, ElasticsearchFixture.class));
    }

    /** The indices go with the shared server. */
    @Override
    public void stop() {}
}
