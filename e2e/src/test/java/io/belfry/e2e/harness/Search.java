package io.belfry.e2e.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

/** Queries against the suite's Elasticsearch. */
public final class Search {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int MOST = 500;

    private final URI elasticsearch;

    public Search(URI elasticsearch) {
        this.elasticsearch = elasticsearch;
    }

    /** The documents of an index with this value in a keyword field, oldest first. */
    public List<JsonNode> documents(String index, String field, String value, String timeField) {
        String query =
                """
                {"size": %d, "query": {"term": {"%s": "%s"}}, "sort": [{"%s": "asc"}]}
                """
                        .formatted(MOST, field, value, timeField);
        post("/" + index + "/_refresh", "");
        List<JsonNode> documents = new ArrayList<>();
        post("/" + index + "/_search", query)
                .path("hits")
                .path("hits")
                .forEach(hit -> documents.add(hit.path("_source")));
        return documents;
    }

    /** How many documents of an index have this value in a keyword field. */
    public long count(String index, String field, String value) {
        post("/" + index + "/_refresh", "");
        String query = "{\"query\": {\"term\": {\"%s\": \"%s\"}}}".formatted(field, value);
        return post("/" + index + "/_count", query).path("count").asLong(-1);
    }

    private JsonNode post(String path, String body) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(elasticsearch.resolve(path))
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(body))
                            .build();
            return JSON.readTree(HTTP.send(request, BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
