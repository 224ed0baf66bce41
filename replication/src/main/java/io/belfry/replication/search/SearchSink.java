package io.belfry.replication.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import io.belfry.contracts.Envelope;
import io.belfry.contracts.Topic;
import io.belfry.contracts.Topics;
import io.belfry.contracts.kafka.BatchHandler;
import io.belfry.contracts.kafka.Received;
import io.belfry.contracts.kafka.RejectedException;
import io.belfry.contracts.pbx.QueueLogRow;
import io.belfry.replication.document.Directory;
import io.belfry.replication.document.QueueLogDocument;
import io.belfry.replication.kafka.DirectoryReader;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Indexes queue_log in {@code queuelogs}, alias {@code queue_log} (E3). Writes go through the alias
 * and insist on it, so that an index that somebody deleted is made anew with its mapping instead of
 * being guessed by the server.
 */
@Singleton
public class SearchSink implements BatchHandler {

    /** What {@link #handle} takes. */
    public static final List<Topic<?>> TOPICS = List.of(Topics.PBX_QUEUE_LOG);

    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_FAULT = 500;

    private final ElasticsearchClient client;
    private final DirectoryReader directory;
    private final String index;
    private final String alias;
    private boolean indexIsThere;

    SearchSink(
            ElasticsearchClient client,
            DirectoryReader directory,
            @ConfigProperty(name = "belfry.elasticsearch.index-prefix") Optional<String> prefix) {
        this.client = client;
        this.directory = directory;
        this.index = prefix.orElse("") + "queuelogs";
        this.alias = prefix.orElse("") + "queue_log";
    }

    @Override
    public void handle(List<Received<?>> batch) throws IOException, RejectedException {
        Directory names = directory.upToDate();
        List<BulkOperation> operations = new ArrayList<>();
        for (Received<?> received : batch) {
            Envelope<QueueLogRow> envelope = received.valueOf(Topics.PBX_QUEUE_LOG).orElse(null);
            if (envelope != null) {
                operations.add(operation(envelope, names));
            }
        }
        if (operations.isEmpty()) {
            return;
        }
        ensureIndex();
        BulkResponse response =
                client.bulk(b -> b.index(alias).requireAlias(true).operations(operations));
        if (response.errors()) {
            explain(response.items());
        }
    }

    private static BulkOperation operation(Envelope<QueueLogRow> envelope, Directory names)
            throws RejectedException {
        if (envelope.data().sourceId() == null) {
            throw new RejectedException("sourceId is missing", null);
        }
        QueueLogDocument document = QueueLogDocument.of(envelope, names);
        return BulkOperation.of(o -> o.index(i -> i.id(document.id()).document(document.fields())));
    }

    /**
     * Something failed: either all of it is worth another try, or a document is refused for good.
     */
    private void explain(List<BulkResponseItem> items) throws IOException, RejectedException {
        String refused = null;
        for (BulkResponseItem item : items) {
            ErrorCause error = item.error();
            if (error == null) {
                continue;
            }
            String reason = error.type() + ": " + error.reason();
            if (item.status() == NOT_FOUND) {
                indexIsThere = false;
                throw new IOException(reason);
            }
            if (item.status() == TOO_MANY_REQUESTS || item.status() >= SERVER_FAULT) {
                throw new IOException(reason);
            }
            refused = reason;
        }
        throw new RejectedException(refused, null);
    }

    private void ensureIndex() throws IOException {
        if (indexIsThere) {
            return;
        }
        try (InputStream definition =
                SearchSink.class.getResourceAsStream("/search/queuelogs.json")) {
            client.indices().create(c -> c.index(index).withJson(definition));
        } catch (ElasticsearchException e) {
            if (!"resource_already_exists_exception".equals(e.error().type())) {
                throw e;
            }
        }
        client.indices().putAlias(a -> a.index(index).name(alias));
        indexIsThere = true;
    }
}
