package io.belfry.replication.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Indexes queue_log, read as {@code queuelogs} or {@code queue_log} (E3). */
@Singleton
public class SearchSink implements BatchHandler {

    /** What {@link #handle} takes. */
    public static final List<Topic<?>> TOPICS = List.of(Topics.PBX_QUEUE_LOG);

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_FAULT = 500;

    private final ElasticsearchClient client;
    private final DirectoryReader directory;
    private final Indices indices;

    SearchSink(ElasticsearchClient client, DirectoryReader directory, Indices indices) {
        this.client = client;
        this.directory = directory;
        this.indices = indices;
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
        indices.prepare();
        BulkResponse response = client.bulk(b -> b.operations(operations));
        if (response.errors()) {
            explain(response.items());
        }
        indices.purge();
    }

    private BulkOperation operation(Envelope<QueueLogRow> envelope, Directory names)
            throws RejectedException {
        if (envelope.data().sourceId() == null) {
            throw new RejectedException("sourceId is missing", null);
        }
        QueueLogDocument document = QueueLogDocument.of(envelope, names);
        String index =
                indices.of(Objects.requireNonNullElse(envelope.data().time(), envelope.time()));
        return BulkOperation.of(
                o -> o.index(i -> i.index(index).id(document.id()).document(document.fields())));
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
            if (item.status() == TOO_MANY_REQUESTS || item.status() >= SERVER_FAULT) {
                throw new IOException(reason);
            }
            refused = reason;
        }
        throw new RejectedException(refused, null);
    }
}
