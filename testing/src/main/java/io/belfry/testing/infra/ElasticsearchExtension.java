package io.belfry.testing.infra;

/**
 * For tests without Quarkus: fills {@link InjectElasticsearch} fields, with a prefix for indices.
 */
public final class ElasticsearchExtension extends FixtureExtension<ElasticsearchFixture> {

    public ElasticsearchExtension() {
        super(
                InjectElasticsearch.class,
                ElasticsearchFixture.class,
                _ -> ElasticsearchFixture.create());
    }
}
