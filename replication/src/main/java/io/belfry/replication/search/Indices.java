package io.belfry.replication.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import io.belfry.replication.document.MonthlyIndex;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.TreeSet;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The monthly indices: a template gives each its mapping and the names {@code queuelogs} and {@code
 * queue_log} (E3) when its first document comes, also after somebody deleted it. Old ones are
 * deleted here, for not every server has a lifecycle of its own (D38).
 */
@Singleton
class Indices {

    private static final String EARLIER = "earlier";

    private final ElasticsearchClient client;
    private final InstantSource clock;
    private final MonthlyIndex index;
    private final String alias;
    private final int weeks;
    private boolean ready;
    private LocalDate purged;

    Indices(
            ElasticsearchClient client,
            InstantSource clock,
            @ConfigProperty(name = "belfry.elasticsearch.index-prefix") Optional<String> prefix,
            @ConfigProperty(name = "belfry.retention.weeks") Optional<Integer> weeks) {
        this.client = client;
        this.clock = clock;
        this.index = new MonthlyIndex(prefix.orElse("") + "queuelogs");
        this.alias = prefix.orElse("") + "queue_log";
        this.weeks = weeks.orElse(0);
    }

    /** The index for a row of that time. */
    String of(Instant time) {
        return index.of(time, clock.instant());
    }

    /** Sees to it that a document finds its index. */
    void prepare() throws IOException {
        if (ready) {
            return;
        }
        if (isIndex(index.base())) {
            moveAside();
        }
        try (InputStream definition = Indices.class.getResourceAsStream("/search/queuelogs.json")) {
            client.indices()
                    .putIndexTemplate(
                            t ->
                                    t.name(index.base())
                                            .indexPatterns(index.pattern())
                                            .template(
                                                    body ->
                                                            body.withJson(definition)
                                                                    .aliases(index.base(), a -> a)
                                                                    .aliases(alias, a -> a)));
        }
        ready = true;
    }

    /** Deletes what is too old, once a day; a server that refuses is asked again tomorrow. */
    void purge() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (weeks <= 0 || today.equals(purged)) {
            return;
        }
        purged = today;
        try {
            var all = client.indices().get(g -> g.index(index.pattern())).indices().keySet();
            for (String name : new TreeSet<>(all)) {
                if (index.isOld(name, weeks, clock.instant())) {
                    client.indices().delete(d -> d.index(name));
                    Log.infof("index %s deleted, %d weeks are kept", name, weeks);
                }
            }
        } catch (IOException | ElasticsearchException e) {
            Log.warnf("old indices are not deleted today: %s", e.getMessage());
        }
    }

    private boolean isIndex(String name) throws IOException {
        return client.indices().exists(e -> e.index(name)).value()
                && !client.indices().existsAlias(e -> e.name(name)).value();
    }

    /** Until there was one for each month all documents were in one index: it gets another name. */
    private void moveAside() throws IOException {
        String earlier = index.base() + "-" + EARLIER;
        client.indices()
                .putSettings(
                        s -> s.index(index.base()).settings(i -> i.blocks(b -> b.write(true))));
        if (!client.indices().exists(e -> e.index(earlier)).value()) {
            client.indices().clone(c -> c.index(index.base()).target(earlier));
        }
        client.indices()
                .updateAliases(
                        u ->
                                u.actions(a -> a.removeIndex(r -> r.index(index.base())))
                                        .actions(
                                                a ->
                                                        a.add(
                                                                d ->
                                                                        d.index(earlier)
                                                                                .aliases(
                                                                                        index
                                                                                                .base(),
                                                                                        alias))));
        Log.infof("index %s is now called %s", index.base(), earlier);
    }
}
