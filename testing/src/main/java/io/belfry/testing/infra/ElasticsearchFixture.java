package io.belfry.testing.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;

/**
 * An Elasticsearch client for tests, with names of indices that nobody else uses. The indices go
 * with the shared server.
 *
 * @param url without a slash at the end: "http://127.0.0.1:19200"
 * @param indexPrefix of the test's indices: "t1a2b3c4d-"
 */
public record ElasticsearchFixture(URI url, String indexPrefix) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * What the server said.
     *
     * @param status of HTTP
     * @param body JSON
     */
    public record Answer(int status, JsonNode body) {}

    /** The shared server, with a new prefix. */
    public static ElasticsearchFixture create() {
        return new ElasticsearchFixture(
                URI.create(Infra.shared().elasticsearchUrl()),
                "t" + UUID.randomUUID().toString().substring(0, 8) + "-");
    }

    /** Host and port, as {@code quarkus.elasticsearch.hosts} has them. */
    public String host() {
        return url.getHost() + ":" + url.getPort();
    }

    /** The name of an index of the test. */
    public String index(String name) {
        return indexPrefix + name;
    }

    /** Asks the server without a body. */
    public Answer get(String path) {
        return send("GET", path, HttpRequest.BodyPublishers.noBody());
    }

    /**
     * Asks the server.
     *
     * @param method "POST"
     * @param path below the URL: "/_search"
     * @param body JSON
     */
    public Answer send(String method, String path, String body) {
        return send(method, path, HttpRequest.BodyPublishers.ofString(body));
    }

    private Answer send(String method, String path, HttpRequest.BodyPublisher body) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + path))
                        .header("content-type", "application/json")
                        .method(method, body)
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response =
                    client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted: " + method + " " + path, e);
        }
    }
}
