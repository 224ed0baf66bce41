package io.belfry.testing.infra;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.net.URI;
import java.util.Map;
import java.util.UUID;

/**
 * Gives a Quarkus test the shared Elasticsearch: sets {@code quarkus.elasticsearch.hosts} and
 * {@code belfry.elasticsearch.index-prefix}, unique.
 */
public class ElasticsearchTestResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        URI url = URI.create(Infra.shared().elasticsearchUrl());
        return Map.of(
                "quarkus.elasticsearch.hosts", url.getHost() + ":" + url.getPort(),
                "belfry.elasticsearch.index-prefix",
                        "t" + UUID.randomUUID().toString().substring(0, 8) + "-");
    }

    /** The indices go with the shared server. */
    @Override
    public void stop() {}
}
